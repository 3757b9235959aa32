package dev.latchkey.policy.evaluation;

import static java.util.Objects.requireNonNull;

import dev.latchkey.policy.network.NetworkTable;
import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.NamedLocation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The named locations by number, and their networks. */
final class LocationIndex {
    private final List<NamedLocation> locations;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final NetworkTable table;

    LocationIndex(List<NamedLocation> locations) {
        this.locations = locations;
        for (int number = 0; number < locations.size(); number++) {
            numbers.put(locations.get(number).id(), number);
        }
        this.table =
                NetworkTable.of(locations.stream().map(NamedLocation::ranges).toList());
    }

    NetworkTable table() {
        return table;
    }

    ChosenLocations chosen(Choice choice) {
        return new ChosenLocations(choice.includesAll(), bits(choice.include()), bits(choice.exclude()));
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
