package dev.latchkey.policy.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of many groups of networks an address belongs to, in one binary search and without allocating. Immutable.
 * Holds at most 40 bytes for each network, and one bit set for each combination of groups that occurs.
 */
public final class NetworkTable {
    private final long[] nowhere;
    private final AddressIntervals v4;
    private final AddressIntervals v6;

    private NetworkTable(long[] nowhere, AddressIntervals v4, AddressIntervals v6) {
        this.nowhere = nowhere;
        this.v4 = v4;
        this.v6 = v6;
    }

    /** The groups are known by their place in {@code groups}; networks may overlap within and between them. */
    public static NetworkTable of(List<List<Cidr>> groups) {
        NetworkGroupSets sets = new NetworkGroupSets(groups.size());
        AddressIntervals v4 = intervals(groups, IpAddress.Family.IPV4, sets);
        AddressIntervals v6 = intervals(groups, IpAddress.Family.IPV6, sets);
        return new NetworkTable(sets.bits(NetworkGroupSets.NONE), v4, v6);
    }

    private static AddressIntervals intervals(List<List<Cidr>> groups, IpAddress.Family family, NetworkGroupSets sets) {
        List<IntervalSweep.Member> members = new ArrayList<>();
        for (int group = 0; group < groups.size(); group++) {
            for (Cidr range : groups.get(group)) {
                if (range.network().family() == family) {
                    members.add(new IntervalSweep.Member(range, group));
                }
            }
        }
        return new IntervalSweep(sets).over(members);
    }

    /**
     * The groups that contain {@code address}, as a bit set as long as {@link #words()}: group {@code g} is bit {@code g % 64} of
     * word {@code g / 64}. Shared: not to be changed.
     *
     * @param address {@code null} where it is not known: in no group
     */
    public long[] groupsOf(@Nullable IpAddress address) {
        if (address == null) {
            return nowhere;
        }
        AddressIntervals intervals = address.family() == IpAddress.Family.IPV4 ? v4 : v6;
        return intervals.find(address.high(), address.low());
    }

    /** The length of every bit set of this table. */
    public int words() {
        return nowhere.length;
    }

    /** An empty bit set to be filled by the caller. */
    public long[] newBits() {
        return Arrays.copyOf(nowhere, nowhere.length);
    }
}
