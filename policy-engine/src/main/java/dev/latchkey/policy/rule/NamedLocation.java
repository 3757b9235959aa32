package dev.latchkey.policy.rule;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.problem.Problems;
import java.util.List;

/**
 * A set of networks with a name that policies refer to.
 *
 * @param ranges  at least one; may overlap
 * @param trusted whether {@link Choice#ALL_TRUSTED} stands for it too
 */
public record NamedLocation(String id, String name, List<Cidr> ranges, boolean trusted) {

    /** @throws dev.latchkey.policy.problem.InvalidValueException naming the field */
    public NamedLocation {
        ranges = List.copyOf(ranges);
        Problems problems = new Problems();
        problems.read("id", () -> Words.locationId(id));
        problems.read("name", () -> Words.name(name));
        problems.throwIfAny();
        check(!ranges.isEmpty(), "ranges", "empty", "at least one network");
    }
}
