package dev.latchkey.policy.network;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Walks over the networks of one family from the lowest address to the highest. Two networks are nested or apart, never
 * half overlapping, so the ones that are open at any point form a stack.
 */
final class IntervalSweep {
    private static final Comparator<Member> OUTER_FIRST = Comparator.<Member, IpAddress>comparing(
                    member -> member.range().network())
            .thenComparingInt(member -> member.range().prefix());

    /** A network of a group. */
    record Member(Cidr range, int group) {}

    private record Open(Cidr range, int set) {}

    private final NetworkGroupSets sets;
    private final Deque<Open> open = new ArrayDeque<>();
    private long[] highs = new long[0];
    private long[] lows = new long[0];
    private long[][] groups = new long[0][];
    private int size;

    IntervalSweep(NetworkGroupSets sets) {
        this.sets = sets;
    }

    AddressIntervals over(List<Member> members) {
        reserve(2 * members.size() + 1);
        start(0, 0, NetworkGroupSets.NONE);
        members.stream().sorted(OUTER_FIRST).forEach(this::enter);
        while (!open.isEmpty()) {
            leave();
        }
        return new AddressIntervals(Arrays.copyOf(highs, size), Arrays.copyOf(lows, size), Arrays.copyOf(groups, size));
    }

    private void reserve(int intervals) {
        highs = new long[intervals];
        lows = new long[intervals];
        groups = new long[intervals][];
    }

    private void enter(Member member) {
        IpAddress first = member.range().network();
        while (!open.isEmpty() && !open.getLast().range().contains(first)) {
            leave();
        }
        int set = sets.with(current(), member.group());
        start(first.high(), first.low(), set);
        open.addLast(new Open(member.range(), set));
    }

    private int current() {
        return open.isEmpty() ? NetworkGroupSets.NONE : open.getLast().set();
    }

    private void leave() {
        Cidr left = open.removeLast().range();
        long low = left.lastLow() + 1;
        long high = low == 0 ? left.lastHigh() + 1 : left.lastHigh();
        boolean endOfAddresses = high == 0 && low == 0;
        if (!endOfAddresses) {
            start(high, low, current());
        }
    }

    /** A second start at the same address replaces the first: nothing lies between them. */
    private void start(long high, long low, int set) {
        boolean again = size > 0 && highs[size - 1] == high && lows[size - 1] == low;
        int place = again ? size - 1 : size++;
        highs[place] = high;
        lows[place] = low;
        groups[place] = sets.bits(set);
    }
}
