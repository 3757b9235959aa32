package dev.latchkey.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {
    @Test
    void listsEveryEventOfTheSealedHierarchy() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::record))
                .containsExactlyInAnyOrder(classes(Event.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @EnumSource
    void namesThingAndPastTenseAndVersion(EventType type) {
        assertThat(type.wireName()).matches("dev\\.latchkey\\.[a-z]+(-[a-z]+)*\\.[a-z]+ed\\.v[1-9]");
        assertThat(EventType.named(type.wireName())).contains(type);
    }

    @Test
    void knowsNoTypeOfANewerRelease() {
        assertThat(EventType.named("dev.latchkey.sign-in.recorded.v2")).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Event>[] classes(Class<?>[] permitted) {
        return (Class<? extends Event>[]) permitted;
    }
}
