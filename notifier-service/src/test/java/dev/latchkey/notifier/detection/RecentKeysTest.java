package dev.latchkey.notifier.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentKeysTest {
    private final RecentKeys<String> recent = new RecentKeys<>(2);

    @Test
    void forgetsWhatWasNotUsedTheLongest() {
        recent.put("a", Attempts.NOON);
        recent.put("b", Attempts.NOON);
        assertThat(recent.contains("a")).isTrue();
        recent.put("c", Attempts.NOON);
        assertThat(recent.contains("a")).isTrue();
        assertThat(recent.contains("b")).isFalse();
    }

    @Test
    void knowsWhen() {
        recent.put("a", Attempts.NOON);
        assertThat(recent.since("a", Attempts.NOON)).isTrue();
        assertThat(recent.since("a", Attempts.NOON.plusSeconds(1))).isFalse();
        assertThat(recent.since("b", Attempts.NOON)).isFalse();
    }
}
