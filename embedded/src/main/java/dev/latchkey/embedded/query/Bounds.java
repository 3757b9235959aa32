package dev.latchkey.embedded.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The values that a field may have.
 *
 * @param intervals in order, none of which meets another
 */
record Bounds(List<Interval> intervals) {
    private static final Comparator<Interval> BY_BEGINNING = Comparator.comparing(Interval::from, Interval::compare);

    static Bounds of(Interval... intervals) {
        return of(Stream.of(intervals));
    }

    static Bounds of(Stream<Interval> intervals) {
        var merged = new ArrayList<Interval>();
        intervals.sorted(BY_BEGINNING).forEach(next -> {
            if (!merged.isEmpty() && merged.getLast().meets(next) && !areNeighbours(merged.getLast(), next)) {
                merged.add(merged.removeLast().upTo(next));
            } else {
                merged.add(next);
            }
        });
        return new Bounds(List.copyOf(merged));
    }

    /** Two single values stay two, so that what is behind them in an index can still be looked up. */
    private static boolean areNeighbours(Interval one, Interval next) {
        return one.isPoint() && next.isPoint() && Interval.compare(one.from(), next.from()) != 0;
    }

    Bounds and(Bounds other) {
        return new Bounds(intervals.stream()
                .flatMap(one -> other.intervals.stream().map(one::and))
                .filter(Objects::nonNull)
                .toList());
    }

    Bounds or(Bounds other) {
        return of(Stream.concat(intervals.stream(), other.intervals.stream()));
    }

    Bounds inverted() {
        return new Bounds(intervals.reversed().stream().map(Interval::inverted).toList());
    }

    boolean arePoints() {
        return intervals.stream().allMatch(Interval::isPoint);
    }

    boolean isPoint() {
        return intervals.size() == 1 && intervals.getFirst().isPoint();
    }
}
