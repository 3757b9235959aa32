package dev.latchkey.policy.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.policy.problem.InvalidValueException;
import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.Conditions;
import dev.latchkey.policy.rule.Effect;
import dev.latchkey.policy.rule.PolicySet;
import dev.latchkey.policy.rule.PolicyState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicySetDraftTest {
    private static final ConditionsDraft ANYTHING = conditions(null, null, null, null);

    private static ConditionsDraft conditions(
            ChoiceDraft accounts, ChoiceDraft protocols, ChoiceDraft locations, List<TimeWindowDraft> windows) {
        return new ConditionsDraft(
                accounts, null, protocols, null, null, locations, null, null, windows, null, null, null);
    }

    private static List<String> problemsOf(List<NamedLocationDraft> locations, List<PolicyDraft> policies) {
        return catchThrowableOfType(
                        InvalidValueException.class,
                        () -> new PolicySetDraft("acme", 1, locations, policies).toPolicySet())
                .problems()
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static PolicyDraft policy(ConditionsDraft conditions) {
        return new PolicyDraft("p", "P", "on", "block", conditions);
    }

    @Test
    void readsWhatIsInOrder() {
        var location = new NamedLocationDraft("hq", "HQ", List.of("192.0.2.0/24", "2001:db8::/32"), true);
        var window = new TimeWindowDraft(List.of("monday", "sunday"), "08:00", "24:00", "Europe/Zurich");
        var conditions = conditions(
                new ChoiceDraft(List.of("anna"), null),
                new ChoiceDraft(null, List.of("imap")),
                new ChoiceDraft(List.of("hq"), List.of()),
                List.of(window));
        PolicySet set = new PolicySetDraft("acme", 7, List.of(location), List.of(policy(conditions))).toPolicySet();
        assertThat(set.locations().getFirst().trusted()).isTrue();
        assertThat(set.policies().getFirst().state()).isEqualTo(PolicyState.ON);
        Conditions read = set.policies().getFirst().conditions();
        assertThat(read.accounts()).isEqualTo(Choice.of("anna"));
        assertThat(read.protocols()).isEqualTo(Choice.allExcept("imap"));
        assertThat(read.services().isAny()).isTrue();
        assertThat(read.timeWindows().getFirst().to()).hasToString("24:00");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        var location = new NamedLocationDraft("hq", null, Arrays.asList("10.0.0.0/8", "10.0.0.1/8", null), null);
        var window = new TimeWindowDraft(List.of("Monday"), "8:00", "25:00", "Zurich");
        var late = new TimeWindowDraft(List.of("monday"), "17:00", "08:00", "UTC");
        var conditions = conditions(
                new ChoiceDraft(List.of(), null),
                new ChoiceDraft(List.of("IMAP"), null),
                null,
                Arrays.asList(window, null, late));
        assertThat(problemsOf(List.of(location), List.of(policy(ANYTHING), policy(conditions))))
                .containsExactly(
                        "locations[0].name: absent (expected: a name)",
                        "locations[0].ranges[1]: 10.0.0.1/8 (expected: 10.0.0.0/8, without bits set beyond the prefix)",
                        "locations[0].ranges[2]: absent (expected: a value)",
                        "policies[1].conditions.accounts.include: empty (expected: at least one, or left out for all)",
                        "policies[1].conditions.protocols.include[0]: IMAP (expected: a protocol in lower case, such as"
                                + " imap, pop3, smtp or http)",
                        "policies[1].conditions.timeWindows[0].days[0]: Monday (expected: monday, tuesday, wednesday,"
                                + " thursday, friday, saturday or sunday)",
                        "policies[1].conditions.timeWindows[0].from: 8:00 (expected: HH:mm, from 00:00 to 24:00)",
                        "policies[1].conditions.timeWindows[0].to: 25:00 (expected: HH:mm, from 00:00 to 24:00)",
                        "policies[1].conditions.timeWindows[0].zone: Zurich (expected: an IANA time zone such as"
                                + " Europe/Zurich or UTC)",
                        "policies[1].conditions.timeWindows[1]: absent (expected: a value)",
                        "policies[1].conditions.timeWindows[2].to: 08:00 (expected: after from 17:00; over midnight"
                                + " takes two windows)");
    }

    @Test
    void namesUpperCaseProtocolsByPlace() {
        var conditions = conditions(null, new ChoiceDraft(List.of("IMAP"), null), null, null);
        assertThat(problemsOf(List.of(), List.of(policy(conditions))))
                .singleElement()
                .asString()
                .startsWith("policies[0].conditions.protocols.include[0]: IMAP");
    }

    @Test
    void hasNoDefaultForWhatWouldBlockEverybody() {
        assertThat(problemsOf(List.of(), List.of(new PolicyDraft("p", "P", "enabled", null, null))))
                .containsExactly(
                        "policies[0].state: enabled (expected: off, reportOnly or on)",
                        "policies[0].effect: absent (expected: block, allowOnlyIf, limitRate or suspend)",
                        "policies[0].conditions: absent (expected: an object; an empty one for every sign-in)");
        var noWindow = conditions(null, null, null, List.of());
        assertThat(problemsOf(List.of(), List.of(policy(noWindow))))
                .containsExactly("policies[0].conditions.timeWindows: empty (expected: at least one, or left out"
                        + " for any time)");
    }

    @Test
    void namesWhatIsWrongWithLocationsByCountry() {
        var location = new NamedLocationDraft(
                "far",
                "Far",
                null,
                List.of("CH", "ch", "QQ"),
                List.of(0L),
                null,
                new GeographicSiteDraft("XX", 91.0, null),
                null);
        assertThat(problemsOf(List.of(location), List.of()))
                .containsExactly(
                        "locations[0].countries[1]: ch (expected: a country as in ISO 3166-1 alpha-2, in capitals, such"
                                + " as CH)",
                        "locations[0].countries[2]: QQ (expected: a country as in ISO 3166-1 alpha-2, in capitals, such"
                                + " as CH)",
                        "locations[0].asns[0]: 0 (expected: 1 to 4294967295)",
                        "locations[0].site.longitude: absent (expected: degrees, for there is a latitude)");
    }

    @Test
    void namesWhatIsWrongWithEffects() {
        var rate = new RateDraft(0, "P1M");
        var block = new PolicyDraft("a", "A", "on", "block", null, null, rate, ANYTHING);
        var limit = new PolicyDraft("b", "B", "on", "limitRate", null, null, rate, ANYTHING);
        var bare = new PolicyDraft("c", "C", "on", "allowOnlyIf", ANYTHING);
        var empty = new GrantControlsDraft(null, null, null, false);
        var only = new PolicyDraft("d", "D", "on", "allowOnlyIf", null, empty, null, ANYTHING);
        assertThat(problemsOf(List.of(), List.of(block, limit, bare, only)))
                .containsExactly(
                        "policies[0].rate: present (expected: absent, for it belongs to the effect limitRate)",
                        "policies[1].rate.per: P1M (expected: a duration as in ISO 8601, such as P90D or PT12H)",
                        "policies[2].grantControls: absent (expected: what must be satisfied)",
                        "policies[3].grantControls: empty (expected: at least one of pinnedNetwork, tlsAtLeast,"
                                + " expiryWithin, activated)");
    }

    @Test
    void namesWhatIsWrongWithAnswers() {
        var suspend = new PolicyDraft("a", "A", "on", "suspend", "temporary", null, null, ANYTHING);
        var later = new PolicyDraft("b", "B", "on", "block", "later", null, null, ANYTHING);
        assertThat(problemsOf(List.of(), List.of(suspend, later)))
                .containsExactly(
                        "policies[0].answer: present (expected: absent, for it belongs to the effect block)",
                        "policies[1].answer: later (expected: refused or temporary)");
    }

    /** Else a right login or secret would be answered otherwise than a wrong one. */
    @Test
    void letsTheAnswerTemporaryDependOnTimeAndPlaceAlone() {
        var asks = new ConditionsDraft(
                new ChoiceDraft(List.of("anna"), null),
                new ChoiceDraft(List.of("sales"), null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new CredentialConditionsDraft(null, "P90D", null, null, null, null, null, null),
                "high");
        assertThat(problemsOf(List.of(), List.of(temporary(asks))))
                .extracting(each -> each.replaceFirst(" \\(expected: .*", ""))
                .containsExactly(
                        "policies[0].conditions.accounts: present",
                        "policies[0].conditions.groups: present",
                        "policies[0].conditions.credential: present",
                        "policies[0].conditions.risk: present",
                        "policies[0].conditions: nothing of time or place");
        var christmas = new ConditionsDraft(
                null,
                null,
                new ChoiceDraft(List.of("smtp"), null),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new DateRangeDraft("2026-12-24", "2026-12-26", "UTC")),
                null,
                null);
        assertThat(temporary(christmas).toPolicy().effect()).isEqualTo(new Effect.Block(Effect.Answer.TEMPORARY));
    }

    private static PolicyDraft temporary(ConditionsDraft conditions) {
        return new PolicyDraft("p", "P", "on", "block", "temporary", null, null, conditions);
    }

    @Test
    void namesWhatIsWrongWithTheOtherConditions() {
        var conditions = new ConditionsDraft(
                null,
                null,
                null,
                null,
                null,
                null,
                new ChoiceDraft(Arrays.asList("all", "*"), null),
                new TlsDraft(true, "1.2"),
                null,
                List.of(new DateRangeDraft("2026-12-31", "2026-02-30", "UTC")),
                new CredentialConditionsDraft("PT0S", "soon", null, null, null, "medium", null, null),
                "none");
        assertThat(problemsOf(List.of(), List.of(policy(conditions))))
                .extracting(each -> each.replaceFirst("policies\\[0\\].conditions.", ""))
                .containsExactly(
                        "clients.include: [all, *] (expected: all alone, or the patterns that are meant)",
                        "tls.absent: true (expected: true, or a version in olderThan, not both)",
                        "dates[0].to: 2026-02-30 (expected: a day such as 2026-12-31)",
                        "credential.idleFor: soon (expected: a duration as in ISO 8601, such as P90D or PT12H)",
                        "credential.form: medium (expected: short or long)",
                        "risk: none (expected: low, medium or high, or left out for any)");
    }

    @Test
    void showsNeitherControlCharactersNorEndlessText() {
        var location = new NamedLocationDraft("hq\r\nX-Injected: 1", "HQ", List.of("9".repeat(10_000)), null);
        assertThat(problemsOf(List.of(location), List.of()))
                .hasSize(2)
                .allSatisfy(problem ->
                        assertThat(problem).doesNotContain("\r", "\n").hasSizeLessThan(300));
    }
}
