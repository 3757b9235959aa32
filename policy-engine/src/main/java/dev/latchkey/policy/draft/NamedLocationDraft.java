package dev.latchkey.policy.draft;

import static dev.latchkey.policy.problem.InvalidValueException.present;

import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.problem.Problems;
import dev.latchkey.policy.rule.Countries;
import dev.latchkey.policy.rule.NameSyntax;
import dev.latchkey.policy.rule.NamedLocation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A named location as written; at least one of networks, countries, ASNs and {@code unknownCountry}.
 *
 * @param unknownCountry absent is {@code false}
 * @param trusted        absent is {@code false}
 */
public record NamedLocationDraft(
        @Nullable String id,
        @Nullable String name,
        @Nullable List<@Nullable String> ranges,
        @Nullable List<@Nullable String> countries,
        @Nullable List<@Nullable Long> asns,
        @Nullable Boolean unknownCountry,
        @Nullable GeographicSiteDraft site,
        @Nullable Boolean trusted) {

    /** Networks alone. */
    public NamedLocationDraft(
            @Nullable String id,
            @Nullable String name,
            @Nullable List<@Nullable String> ranges,
            @Nullable Boolean trusted) {
        this(id, name, ranges, null, null, null, null, trusted);
    }

    /** The same under another id. */
    public NamedLocationDraft withId(String other) {
        return new NamedLocationDraft(other, name, ranges, countries, asns, unknownCountry, site, trusted);
    }

    /** @throws dev.latchkey.policy.problem.InvalidValueException with every problem, paths from here */
    public NamedLocation toNamedLocation() {
        var problems = new Problems();
        var readId = problems.read("id", () -> NameSyntax.locationId(present(id, "an id")));
        var readName = problems.read("name", () -> NameSyntax.name(present(name, "a name")));
        var readRanges = problems.readEach("ranges", needsRanges() ? ranges : given(ranges), Cidr::parse);
        var readCountries = problems.readEach("countries", given(countries), each -> Countries.check("", each));
        var readAsns = problems.readEach("asns", given(asns), NamedLocation::asn);
        var readSite = problems.read("site", () -> DraftFields.optional(site, GeographicSiteDraft::toSite));
        return problems.build(() -> new NamedLocation(
                readId.get(),
                readName.get(),
                readRanges.get(),
                Set.copyOf(readCountries.get()),
                Set.copyOf(readAsns.get()),
                DraftFields.yes(unknownCountry),
                readSite.get(),
                DraftFields.yes(trusted)));
    }

    private boolean needsRanges() {
        return countries == null && asns == null && unknownCountry == null;
    }

    private static <T> List<@Nullable T> given(@Nullable List<@Nullable T> list) {
        return list == null ? List.of() : list;
    }
}
