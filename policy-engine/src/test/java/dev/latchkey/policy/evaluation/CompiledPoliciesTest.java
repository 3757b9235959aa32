package dev.latchkey.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.Conditions;
import dev.latchkey.policy.rule.Effect;
import dev.latchkey.policy.rule.NamedLocation;
import dev.latchkey.policy.rule.Policy;
import dev.latchkey.policy.rule.PolicySet;
import dev.latchkey.policy.rule.PolicyState;
import dev.latchkey.policy.rule.SomeConditions;
import dev.latchkey.policy.rule.TimeOfDay;
import dev.latchkey.policy.rule.TimeWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledPoliciesTest {
    private static final Instant FRIDAY_NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<NamedLocation> LOCATIONS = List.of(
            location("hq", true, "192.0.2.0/24", "2001:db8::/32"),
            location("lab", false, "192.0.2.128/25"),
            location("abroad", false, "198.51.100.0/24"));

    private static NamedLocation location(String id, boolean trusted, String... ranges) {
        List<Cidr> read = Arrays.stream(ranges).map(Cidr::parse).toList();
        return new NamedLocation(id, "Location " + id, read, trusted);
    }

    private static Policy policy(String id, PolicyState state, Conditions conditions) {
        return new Policy(id, "Policy " + id, state, conditions, Effect.BLOCK);
    }

    private static CompiledPolicies compiled(Policy... policies) {
        return CompiledPolicies.compile(new PolicySet("acme", 3, LOCATIONS, List.of(policies)));
    }

    private static PolicyResult resultOf(Conditions conditions, SignInAttributes signIn) {
        return compiled(policy("p", PolicyState.ON, conditions))
                .evaluate(signIn)
                .results()
                .getFirst();
    }

    private static SignInAttributes signIn(String address, Instant at) {
        return new SignInAttributes("anna", "imap", "mail", address == null ? null : IpAddress.parse(address), at);
    }

    @Test
    void allowsEverythingWhereThereAreNoRules() {
        CompiledPolicies none = CompiledPolicies.none("acme");
        assertThat(none.version()).isZero();
        assertThat(none.tenant()).isEqualTo("acme");
        assertThat(none.evaluate(signIn("192.0.2.1", FRIDAY_NOON))).isEqualTo(new Verdict.Allowed(List.of()));
    }

    @Test
    void saysThatItIsForNowWhereOneThatObjectsWantsIt() {
        Conditions hq = SomeConditions.any().locations(Choice.of("hq")).made();
        Policy refuses = policy("a", PolicyState.ON, Conditions.NONE);
        assertThat(isTemporary(refuses)).isFalse();
        assertThat(isTemporary(refuses, temporary(PolicyState.REPORT_ONLY, hq))).isFalse();
        assertThat(isTemporary(refuses, temporary(PolicyState.ON, hq))).isTrue();
    }

    private static Policy temporary(PolicyState state, Conditions conditions) {
        return new Policy("later", "Later", state, conditions, new Effect.Block(Effect.Answer.TEMPORARY));
    }

    private static boolean isTemporary(Policy... policies) {
        return compiled(policies).evaluate(signIn("192.0.2.1", FRIDAY_NOON)) instanceof Verdict.Blocked blocked
                && blocked.isTemporary();
    }

    @Test
    void reportsEveryPolicyAndNamesAllThatBlock() {
        Conditions smtp = SomeConditions.any().protocols(Choice.of("smtp")).made();
        Verdict verdict = compiled(
                        policy("a", PolicyState.ON, Conditions.NONE),
                        policy("b", PolicyState.OFF, Conditions.NONE),
                        policy("c", PolicyState.REPORT_ONLY, Conditions.NONE),
                        policy("d", PolicyState.REPORT_ONLY, smtp),
                        policy("e", PolicyState.ON, smtp),
                        policy(
                                "f",
                                PolicyState.ON,
                                SomeConditions.any().accounts(Choice.of("anna")).made()))
                .evaluate(signIn("192.0.2.1", FRIDAY_NOON));
        assertThat(verdict)
                .isEqualTo(new Verdict.Blocked(
                        List.of("a", "f"),
                        List.of(
                                new PolicyResult("a", "Policy a", PolicyResultType.FAILURE, null, Effect.BLOCK, null),
                                new PolicyResult("b", "Policy b", PolicyResultType.NOT_ENABLED, null, null, null),
                                new PolicyResult(
                                        "c",
                                        "Policy c",
                                        PolicyResultType.REPORT_ONLY_FAILURE,
                                        null,
                                        Effect.BLOCK,
                                        null),
                                new PolicyResult(
                                        "d",
                                        "Policy d",
                                        PolicyResultType.REPORT_ONLY_NOT_APPLIED,
                                        ConditionType.PROTOCOLS,
                                        null,
                                        null),
                                new PolicyResult(
                                        "e",
                                        "Policy e",
                                        PolicyResultType.NOT_APPLIED,
                                        ConditionType.PROTOCOLS,
                                        null,
                                        null),
                                new PolicyResult(
                                        "f", "Policy f", PolicyResultType.FAILURE, null, Effect.BLOCK, null))));
    }

    @Test
    void neverBlocksByReportOnlyOrOff() {
        assertThat(compiled(
                                policy("a", PolicyState.OFF, Conditions.NONE),
                                policy("b", PolicyState.REPORT_ONLY, Conditions.NONE))
                        .evaluate(signIn("192.0.2.1", FRIDAY_NOON)))
                .isInstanceOf(Verdict.Allowed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "hq, , 192.0.2.1, true",
        "hq, , ::ffff:192.0.2.1, true",
        "hq, , 2001:db8::5, true",
        "hq, , 198.51.100.1, false",
        "hq, , , false",
        "hq, lab, 192.0.2.1, true",
        "hq, lab, 192.0.2.200, false",
        "all, hq, 192.0.2.1, false",
        "all, hq, 203.0.113.1, true",
        "all, hq, , true",
        "all, allTrusted, 192.0.2.200, false",
        "all, allTrusted, 198.51.100.1, true",
        "allTrusted, , 192.0.2.1, true",
        "allTrusted, , 198.51.100.1, false",
        "allTrusted, , , false",
    })
    void matchesLocations(String include, String exclude, String address, boolean applies) {
        Choice choice = new Choice(List.of(include), exclude == null ? List.of() : List.of(exclude));
        PolicyResult result = resultOf(SomeConditions.any().locations(choice).made(), signIn(address, FRIDAY_NOON));
        assertThat(result.result()).isEqualTo(applies ? PolicyResultType.FAILURE : PolicyResultType.NOT_APPLIED);
        assertThat(result.firstUnmetCondition()).isEqualTo(applies ? null : ConditionType.LOCATIONS);
    }

    @ParameterizedTest
    @CsvSource({
        // Zurich is at +01:00 in winter and +02:00 in summer.
        "MONDAY, 08:00, 17:00, Europe/Zurich, 2026-11-16T06:59:59.999Z, false",
        "MONDAY, 08:00, 17:00, Europe/Zurich, 2026-11-16T07:00:00Z, true",
        "MONDAY, 08:00, 17:00, Europe/Zurich, 2026-11-16T15:59:59.999Z, true",
        "MONDAY, 08:00, 17:00, Europe/Zurich, 2026-11-16T16:00:00Z, false",
        "MONDAY, 08:00, 17:00, Europe/Zurich, 2026-07-06T06:00:00Z, true",
        "MONDAY, 08:00, 17:00, Europe/Zurich, 2026-07-06T15:00:00Z, false",
        "TUESDAY, 08:00, 17:00, Europe/Zurich, 2026-11-16T07:00:00Z, false",
        // The day is the local one.
        "TUESDAY, 00:00, 01:00, Europe/Zurich, 2026-11-16T23:30:00Z, true",
        "SUNDAY, 20:00, 24:00, America/New_York, 2026-11-16T04:59:59Z, true",
        "SUNDAY, 20:00, 24:00, America/New_York, 2026-11-16T05:00:00Z, false",
        "MONDAY, 00:00, 00:01, Asia/Kolkata, 2026-11-15T18:30:00Z, true",
        "SATURDAY, 00:00, 24:00, Pacific/Kiritimati, 2026-11-20T10:00:00Z, true",
        "SATURDAY, 00:00, 24:00, Pacific/Kiritimati, 2026-11-20T09:59:59Z, false",
        // Clocks go forward on 2026-03-29: 01:59 is followed by 03:00.
        "SUNDAY, 02:00, 03:00, Europe/Zurich, 2026-03-29T00:59:59Z, false",
        "SUNDAY, 02:00, 03:00, Europe/Zurich, 2026-03-29T01:00:00Z, false",
        "SUNDAY, 02:00, 04:00, Europe/Zurich, 2026-03-29T01:00:00Z, true",
        "SUNDAY, 02:00, 04:00, Europe/Zurich, 2026-03-29T02:00:00Z, false",
        // Clocks go back on 2026-10-25: 02:00 to 03:00 happens twice.
        "SUNDAY, 02:00, 03:00, Europe/Zurich, 2026-10-25T00:30:00Z, true",
        "SUNDAY, 02:00, 03:00, Europe/Zurich, 2026-10-25T01:30:00Z, true",
        "SUNDAY, 02:00, 03:00, Europe/Zurich, 2026-10-25T02:00:00Z, false",
        // Long ago is still the right day.
        "WEDNESDAY, 23:00, 24:00, UTC, 1969-12-31T23:59:59Z, true",
        "THURSDAY, 00:00, 01:00, UTC, 1970-01-01T00:00:00Z, true",
    })
    void matchesTimeWindows(DayOfWeek day, String from, String to, String zone, Instant at, boolean applies) {
        TimeWindow window =
                new TimeWindow(Set.of(day), TimeOfDay.parse(from), TimeOfDay.parse(to), TimeWindow.parseZone(zone));
        PolicyResult result = resultOf(SomeConditions.any().timeWindows(window).made(), signIn("192.0.2.1", at));
        assertThat(result.result()).isEqualTo(applies ? PolicyResultType.FAILURE : PolicyResultType.NOT_APPLIED);
        assertThat(result.firstUnmetCondition()).isEqualTo(applies ? null : ConditionType.TIME_WINDOWS);
    }

    @Test
    void namesTheFirstOfSeveralUnmetConditions() {
        Conditions all = SomeConditions.any()
                .services(Choice.of("crm"))
                .protocols(Choice.allExcept("imap"))
                .locations(Choice.of("abroad"))
                .made();
        assertThat(resultOf(all, signIn("192.0.2.1", FRIDAY_NOON)).firstUnmetCondition())
                .isEqualTo(ConditionType.PROTOCOLS);
    }

    @Test
    void includesAnUnknownAccountInAllOnly() {
        SignInAttributes stranger = new SignInAttributes(null, "imap", "mail", null, FRIDAY_NOON);
        assertThat(resultOf(
                                SomeConditions.any()
                                        .accounts(Choice.allExcept("anna"))
                                        .made(),
                                stranger)
                        .result())
                .isEqualTo(PolicyResultType.FAILURE);
        assertThat(resultOf(SomeConditions.any().accounts(Choice.of("anna")).made(), stranger)
                        .firstUnmetCondition())
                .isEqualTo(ConditionType.ACCOUNTS);
    }

    @Test
    void tellsManyLocationsApart() {
        List<NamedLocation> many = IntStream.range(0, 130)
                .mapToObj(i -> location("l" + i, false, "10.0." + i + ".0/24"))
                .toList();
        for (int i = 0; i < many.size(); i++) {
            Policy policy = policy(
                    "p",
                    PolicyState.ON,
                    SomeConditions.any().locations(Choice.of("l" + i)).made());
            CompiledPolicies compiled = CompiledPolicies.compile(new PolicySet("acme", 1, many, List.of(policy)));
            for (int at = 0; at < many.size(); at++) {
                boolean blocked =
                        compiled.evaluate(signIn("10.0." + at + ".9", FRIDAY_NOON)) instanceof Verdict.Blocked;
                assertThat(blocked)
                        .as("policy for l%d, sign-in from l%d", i, at)
                        .isEqualTo(i == at);
            }
        }
    }

    @Test
    void tellsItsVersion() {
        assertThat(compiled().version()).isEqualTo(3);
    }
}
