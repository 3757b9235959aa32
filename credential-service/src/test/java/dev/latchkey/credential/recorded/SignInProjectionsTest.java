package dev.latchkey.credential.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.events.EventType;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.kit.AsyncApi;
import dev.latchkey.kit.consuming.Interest;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.consuming.SignedRecords;
import dev.latchkey.kit.signing.KeyDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInProjectionsTest {
    @TempDir
    Path directory;

    private final List<String> handled = new ArrayList<>();

    private SignInProjections of(SignInProjection... all) {
        return new SignInProjections(
                new RecordedSignIns(SignedRecords.authentic(new KeyDirectory(directory))), List.of(all));
    }

    private SignInProjection projection(String name, Optional<Interest> interest, boolean fails) {
        return new SignInProjection() {
            @Override
            public Optional<Interest> interest(RecordedAttributes signIn, RawRecord raw) {
                return interest;
            }

            @Override
            public void handle(List<ReceivedEvent> batch) {
                handled.add(name);
                if (fails) {
                    throw new IllegalStateException(name);
                }
            }
        };
    }

    private static Optional<Interest> within(int seconds) {
        return Optional.of(new Interest("of " + seconds, Duration.ofSeconds(seconds)));
    }

    @Test
    void lookAtARecordForAllOfThem() {
        KeyDirectory keys = new KeyDirectory(directory);
        RawRecord raw = SignedRecords.of(AsyncApi.sample(EventType.SIGN_IN_RECORDED), keys);
        RecordedSignIns records = new RecordedSignIns(SignedRecords.authentic(keys));
        SignInProjection use = projection("use", within(2), false);
        SignInProjection other = projection("other", Optional.empty(), false);
        SignInProjection urgent = projection("urgent", within(1), false);
        assertThat(new SignInProjections(records, List.of(use, other, urgent)).interest(raw))
                .get()
                .isEqualTo(within(2).get().and(within(1).get()))
                .extracting(Interest::within)
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(new SignInProjections(records, List.of(other)).interest(raw)).isEmpty();
        RawRecord forged = new RawRecord(raw.topic(), 0, 0, raw.key(), raw.value(), Map.of());
        assertThatThrownBy(() -> new SignInProjections(records, List.of(use)).interest(forged))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void goOnWhereOneFailsAndFailThen() {
        SignInProjections all = of(
                projection("first", within(1), true),
                projection("second", within(1), true),
                projection("third", within(1), false));
        assertThatThrownBy(() -> all.handle(List.of()))
                .hasMessage("first")
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        assertThat(handled).containsExactly("first", "second", "third");
    }
}
