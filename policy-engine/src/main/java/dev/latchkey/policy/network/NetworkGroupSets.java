package dev.latchkey.policy.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every combination of groups that occurs, once, known by a number. */
final class NetworkGroupSets {
    static final int NONE = 0;

    private final int words;
    private final Map<BitSet, Integer> numbers = new HashMap<>();
    private final List<BitSet> sets = new ArrayList<>();
    private final List<long[]> bits = new ArrayList<>();

    NetworkGroupSets(int groups) {
        this.words = (groups + Long.SIZE - 1) / Long.SIZE;
        number(new BitSet());
    }

    /** The number of set {@code number} with {@code group} added. */
    int with(int number, int group) {
        BitSet before = sets.get(number);
        if (before.get(group)) {
            return number;
        }
        BitSet after = (BitSet) before.clone();
        after.set(group);
        return number(after);
    }

    private int number(BitSet set) {
        Integer known = numbers.putIfAbsent(set, sets.size());
        if (known != null) {
            return known;
        }
        sets.add(set);
        bits.add(Arrays.copyOf(set.toLongArray(), words));
        return sets.size() - 1;
    }

    long[] bits(int number) {
        return bits.get(number);
    }
}
