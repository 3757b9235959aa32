package dev.latchkey.policies.backtest;

import java.util.Map;
import java.util.TreeMap;

/** How many of each outcome. */
final class OutcomeCounts {
    private final Map<String, Long> counts = new TreeMap<>();

    void add(String outcome, long more) {
        counts.merge(outcome, more, Long::sum);
    }

    OutcomeCounts plus(OutcomeCounts other) {
        other.counts.forEach(this::add);
        return this;
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<String, Long> byOutcome() {
        return new TreeMap<>(counts);
    }
}
