package dev.latchkey.policy.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.problem.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicySetTest {
    private static NamedLocation location(String id) {
        return new NamedLocation(id, "Location " + id, List.of(Cidr.parse("192.0.2.0/24")), false);
    }

    private static Policy policy(String id, Choice locations) {
        return new Policy(
                id,
                "Policy " + id,
                PolicyState.ON,
                SomeConditions.any().locations(locations).made(),
                Effect.BLOCK);
    }

    @Test
    void namesEveryDuplicateAndEveryUnknownLocation() {
        var invalid = catchThrowableOfType(
                InvalidValueException.class,
                () -> new PolicySet(
                        "acme",
                        1,
                        List.of(location("hq"), location("lab"), location("hq")),
                        List.of(
                                policy("a", Choice.of("hq", "attic")),
                                policy("a", Choice.allExcept(Choice.ALL_TRUSTED, "cellar")))));
        assertThat(invalid.problems())
                .extracting(Object::toString)
                .containsExactly(
                        "locations[2].id: hq (expected: an id that locations[0] has not taken)",
                        "policies[1].id: a (expected: an id that policies[0] has not taken)",
                        "policies[0].conditions.locations.include[1]: attic (expected: the id of a named location)",
                        "policies[1].conditions.locations.exclude[1]: cellar (expected: the id of a named location)");
    }

    @Test
    void acceptsKeywordsAndKnownLocations() {
        PolicySet set = new PolicySet(
                "acme", 1, List.of(location("hq")), List.of(policy("a", Choice.of(Choice.ALL_TRUSTED, "hq"))));
        assertThat(set.policies()).hasSize(1);
        assertThat(PolicySet.none("acme").version()).isZero();
    }

    @Test
    void rejectsNegativeVersions() {
        assertThatThrownBy(() -> new PolicySet("acme", -1, List.of(), List.of()))
                .hasMessage("version: -1 (expected: 0 or more)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "allTrusted", "", " ", "a b", "-a", "ä", "a\n", "a/b"})
    void rejectsUnusableLocationIds(String id) {
        assertThatThrownBy(() -> location(id)).hasMessageStartingWith("id: ").hasMessageNotContaining("\n");
    }

    @Test
    void rejectsALocationWithoutNetworks() {
        assertThatThrownBy(() -> new NamedLocation("hq", "HQ", List.of(), false))
                .hasMessage("ranges: empty (expected: at least one network, country or ASN, or unknownCountry)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000b", "a\u2028b"})
    void rejectsUnreadableNames(String name) {
        assertThatThrownBy(() -> new NamedLocation("hq", name, List.of(Cidr.parse("::/0")), false))
                .hasMessageStartingWith("name: ");
    }

    @Test
    void rejectsChoicesThatSayNothingOrTooMuch() {
        assertThatThrownBy(() -> Choice.of())
                .hasMessage("include: empty (expected: at least one, or left out for all)");
        assertThatThrownBy(() -> Choice.of("all", "x")).hasMessageContaining("include: [all, x] (expected: all alone");
        assertThatThrownBy(() -> Choice.of("x", "\u0000")).hasMessageStartingWith("include[1]: \uFFFD (expected: ");
        assertThatThrownBy(() -> Choice.allExcept("all")).hasMessageStartingWith("exclude[0]: all");
    }

    @Test
    void rejectsProtocolsInUpperCaseWhichWouldNeverMatch() {
        assertThatThrownBy(() -> SomeConditions.any()
                        .protocols(Choice.of("imap", "SMTP"))
                        .made())
                .hasMessageStartingWith("protocols.include[1]: SMTP (expected: a protocol in lower case");
    }
}
