package dev.latchkey.embedded.query;

import dev.latchkey.embedded.store.KeyBytes;
import dev.latchkey.embedded.store.KeyEncoding;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Some of the values that a field may have, by their encoding.
 *
 * @param from what the first begins with
 * @param to what the first behind them begins with; null is the end of all values
 * @param isPoint whether it is one value
 */
record Interval(byte[] from, byte @Nullable [] to, boolean isPoint) {
    static final Interval ALL = new Interval(new byte[0], null, false);

    static Interval of(@Nullable Object value) {
        byte[] encoded = KeyEncoding.of(value);
        return new Interval(encoded, KeyBytes.behind(encoded), true);
    }

    /** Values of the type of this one, behind it. */
    static Interval above(Object value, boolean inclusive) {
        byte[] encoded = KeyEncoding.of(value);
        byte[] from = inclusive ? encoded : KeyBytes.behind(encoded);
        return new Interval(from == null ? encoded : from, KeyBytes.behind(KeyEncoding.typeOf(value)), false);
    }

    /** Values of the type of this one, before it. */
    static Interval below(Object value, boolean inclusive) {
        byte[] encoded = KeyEncoding.of(value);
        return new Interval(KeyEncoding.typeOf(value), inclusive ? KeyBytes.behind(encoded) : encoded, false);
    }

    boolean isAll() {
        return from.length == 0 && to == null;
    }

    /** What is in both; null is nothing. */
    @Nullable
    Interval and(Interval other) {
        byte[] first = compare(from, other.from) >= 0 ? from : other.from;
        byte[] end = compareEnds(to, other.to) <= 0 ? to : other.to;
        return end != null && compare(first, end) >= 0 ? null : new Interval(first, end, isPoint || other.isPoint);
    }

    /** All other values. */
    Bounds outside() {
        Interval before = new Interval(ALL.from, from, false);
        return to == null ? Bounds.of(before) : Bounds.of(before, new Interval(to, null, false));
    }

    /** Whether another, which does not begin before it, overlaps it or follows at once. */
    boolean meets(Interval next) {
        return compareEnds(next.from, to) <= 0;
    }

    Interval upTo(Interval next) {
        byte[] end = compareEnds(to, next.to) >= 0 ? to : next.to;
        boolean same = isPoint && next.isPoint && Arrays.equals(from, next.from);
        return new Interval(from, end, same);
    }

    /** The same values where small ones come last. */
    Interval inverted() {
        byte[] first = to == null ? new byte[0] : KeyBytes.behind(KeyBytes.inverted(to));
        byte[] end = from.length == 0 ? null : KeyBytes.behind(KeyBytes.inverted(from));
        return new Interval(first == null ? new byte[0] : first, end, isPoint);
    }

    static int compare(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other);
    }

    private static int compareEnds(byte @Nullable [] one, byte @Nullable [] other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return compare(one, other);
    }
}
