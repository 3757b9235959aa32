package dev.latchkey.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "2024-02-29T12:34:56.100Z",
                "2026-11-30T09:08:07.000001Z",
                "2026-11-30T09:08:07.001Z",
                "2026-11-30T09:08:07.000000001Z",
                "0000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59Z",
                "9999-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void isThatOfTheInstantItself(String text) {
        assertThat(InstantText.of(Instant.parse(text))).isEqualTo(text);
    }

    @Test
    void isThatOfTheInstantItselfWhateverItIs() {
        SplittableRandom random = new SplittableRandom(42);
        long[] shares = {1, 1_000, 1_000_000, 1_000_000_000};
        for (int i = 0; i < 10_000; i++) {
            long share = shares[random.nextInt(shares.length)];
            Instant any = Instant.ofEpochSecond(
                    random.nextLong(-70_000_000_000L, 260_000_000_000L),
                    random.nextLong(1_000_000_000) / share * share);
            assertThat(InstantText.of(any)).isEqualTo(any.toString());
        }
    }
}
