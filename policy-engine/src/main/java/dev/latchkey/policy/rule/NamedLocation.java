package dev.latchkey.policy.rule;

import static dev.latchkey.policy.problem.InvalidValueException.check;

import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A place with a name that policies refer to: an address is in it when any one of its parts says so.
 *
 * @param ranges         networks; may overlap
 * @param countries      ISO 3166-1 alpha-2, in capitals
 * @param asns           autonomous systems (RFC 6793)
 * @param unknownCountry whether addresses of no known country are in it
 * @param site           where {@code ranges} are, by the tenant's own word
 * @param trusted        whether {@link Choice#ALL_TRUSTED} stands for it too
 */
public record NamedLocation(
        String id,
        String name,
        List<Cidr> ranges,
        Set<String> countries,
        Set<Long> asns,
        boolean unknownCountry,
        Optional<GeographicSite> site,
        boolean trusted) {
    private static final long LARGEST_ASN = 0xFFFF_FFFFL;
    private static final String SOMETHING = "at least one network, country or ASN, or unknownCountry";

    /** @throws dev.latchkey.policy.problem.InvalidValueException naming the field */
    public NamedLocation {
        ranges = List.copyOf(ranges);
        countries = Set.copyOf(countries);
        asns = Set.copyOf(asns);
        Problems problems = new Problems();
        problems.read("id", () -> NameSyntax.locationId(id));
        problems.read("name", () -> NameSyntax.name(name));
        problems.readEach("countries", List.copyOf(countries), each -> Countries.check("", each));
        problems.readEach("asns", List.copyOf(asns), NamedLocation::asn);
        problems.throwIfAny();
        boolean empty = ranges.isEmpty() && countries.isEmpty() && asns.isEmpty() && !unknownCountry;
        check(!empty, "ranges", "empty", SOMETHING);
        check(site.isEmpty() || !ranges.isEmpty(), "site", "present", "absent where there are no ranges");
    }

    /** Networks alone. */
    public NamedLocation(String id, String name, List<Cidr> ranges, boolean trusted) {
        this(id, name, ranges, Set.of(), Set.of(), false, Optional.empty(), trusted);
    }

    /** @throws dev.latchkey.policy.problem.InvalidValueException unless it can be the number of an autonomous system */
    public static long asn(long number) {
        check(number >= 1 && number <= LARGEST_ASN, "", number, "1 to 4294967295");
        return number;
    }
}
