package dev.latchkey.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** FULL_TRANSITIVE: today's schema against each one that was ever released. */
class ReleasedSchemasTest {
    @Test
    void knowsEveryRelease() {
        assertThat(Contract.releases()).contains("v0.1");
        assertThat(Contract.releases())
                .allSatisfy(r -> assertThat(Contract.released(r)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("dev.latchkey.events.Contract#releases")
    void keepsEverySchemaCompatible(String release) {
        Map<String, JsonNode> today = Contract.schemas();
        Contract.released(release).forEach((type, released) -> {
            assertThat(today).as("%s: released types stay", release).containsKey(type);
            assertThat(Compatibility.breaks(released, today.get(type)))
                    .as("%s since %s", type, release)
                    .isEmpty();
        });
    }
}
