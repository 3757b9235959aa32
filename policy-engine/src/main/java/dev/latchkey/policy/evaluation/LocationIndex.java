package dev.latchkey.policy.evaluation;

import static java.util.Objects.requireNonNull;

import dev.latchkey.policy.network.NetworkTable;
import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.GeographicSite;
import dev.latchkey.policy.rule.NamedLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The named locations by number: which of them a sign-in is in, as a bit set. */
final class LocationIndex {
    private final List<NamedLocation> locations;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final NetworkTable table;
    private final Map<String, long[]> byCountry = new HashMap<>();
    private final Map<Long, long[]> byAsn = new HashMap<>();
    private final long[] ofUnknownCountry;
    private final @Nullable String[] siteCountries;
    private final boolean geographic;
    private final boolean sited;

    LocationIndex(List<NamedLocation> locations) {
        this.locations = locations;
        this.table =
                NetworkTable.of(locations.stream().map(NamedLocation::ranges).toList());
        this.ofUnknownCountry = table.newBits();
        this.siteCountries = locations.stream()
                .map(each -> each.site().map(GeographicSite::country).orElse(null))
                .toArray(String[]::new);
        for (int number = 0; number < locations.size(); number++) {
            enter(number, locations.get(number));
        }
        this.sited = locations.stream().anyMatch(each -> each.site().isPresent());
        this.geographic =
                !byCountry.isEmpty() || !byAsn.isEmpty() || locations.stream().anyMatch(NamedLocation::unknownCountry);
    }

    private void enter(int number, NamedLocation location) {
        numbers.put(location.id(), number);
        location.countries().forEach(each -> add(byCountry.computeIfAbsent(each, none -> table.newBits()), number));
        location.asns().forEach(each -> add(byAsn.computeIfAbsent(each, none -> table.newBits()), number));
        if (location.unknownCountry()) {
            add(ofUnknownCountry, number);
        }
    }

    /** Shared where it can be: not to be changed. */
    long[] of(SignInAttributes signIn) {
        long[] byNetwork = table.groupsOf(signIn.address());
        if (!geographic) {
            return byNetwork;
        }
        String country = country(byNetwork, signIn.country());
        long[] byPlace = country == null ? ofUnknownCountry : byCountry.get(country);
        return union(union(byNetwork, byPlace), signIn.asn() == null ? null : byAsn.get(signIn.asn()));
    }

    /** What the tenant says of its own networks wins; where two of its locations differ, the one written first. */
    private @Nullable String country(long[] byNetwork, @Nullable String observed) {
        if (sited) {
            for (int word = 0; word < byNetwork.length; word++) {
                for (long left = byNetwork[word]; left != 0; left &= left - 1) {
                    String own = siteCountries[word * Long.SIZE + Long.numberOfTrailingZeros(left)];
                    if (own != null) {
                        return own;
                    }
                }
            }
        }
        return observed;
    }

    private static long[] union(long[] one, long @Nullable [] other) {
        if (other == null) {
            return one;
        }
        long[] both = one.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] |= other[i];
        }
        return both;
    }

    LocationCondition chosen(Choice choice) {
        return new LocationCondition(choice.includesAll(), bits(choice.include()), bits(choice.exclude()));
    }

    private long[] bits(List<String> ids) {
        long[] bits = table.newBits();
        for (String id : ids) {
            if (id.equals(Choice.ALL_TRUSTED)) {
                addTrusted(bits);
            } else if (!id.equals(Choice.ALL)) {
                add(bits, requireNonNull(numbers.get(id), id));
            }
        }
        return bits;
    }

    private void addTrusted(long[] bits) {
        for (int number = 0; number < locations.size(); number++) {
            if (locations.get(number).trusted()) {
                add(bits, number);
            }
        }
    }

    private static void add(long[] bits, int number) {
        bits[number / Long.SIZE] |= 1L << number;
    }
}
