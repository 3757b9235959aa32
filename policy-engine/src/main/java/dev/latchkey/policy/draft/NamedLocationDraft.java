package dev.latchkey.policy.draft;

import static dev.latchkey.policy.problem.InvalidValueException.present;

import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.NamedLocation;
import dev.latchkey.policy.rule.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named location as written.
 *
 * @param trusted absent is {@code false}
 */
public record NamedLocationDraft(
        @Nullable String id,
        @Nullable String name,
        @Nullable List<@Nullable String> ranges,
        @Nullable Boolean trusted) {

    /** @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here */
    public NamedLocation toNamedLocation() {
        var problems = new Problems();
        var readId = problems.read("id", () -> Words.locationId(present(id, "an id")));
        var readName = problems.read("name", () -> Words.name(present(name, "a name")));
        var readRanges = problems.readEach("ranges", ranges, Cidr::parse);
        return problems.build(
                () -> new NamedLocation(readId.get(), readName.get(), readRanges.get(), Boolean.TRUE.equals(trusted)));
    }
}
