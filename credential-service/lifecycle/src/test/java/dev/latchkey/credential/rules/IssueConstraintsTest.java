package dev.latchkey.credential.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.RequestFields;
import java.time.Instant;
import java.time.Period;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueConstraintsTest {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final Set<String> BOTH = Set.of("short", "long");

    private final RequestFields fields = new RequestFields();

    @Test
    void leavesRoomForEverythingWhereThereAreNoRules() {
        assertThat(SomeRules.LIMITS.expiry(fields, null, NOW)).isNull();
        assertThat(SomeRules.LIMITS.expiry(fields, NOW.plusSeconds(1), NOW)).isEqualTo(NOW.plusSeconds(1));
        assertThat(SomeRules.LIMITS.needsNetwork(Set.of())).isFalse();
        assertThat(SomeRules.LIMITS.form(fields, null)).isEqualTo(SecretFormat.SHORT);
        assertThatNoException().isThrownBy(fields::allRight);
    }

    @Test
    void endsWhatIsIssuedWithoutAnEnd() {
        IssueConstraints usual =
                new IssueConstraints(SomeRules.rules(Period.ofMonths(1), Period.ofYears(1), Set.of(), BOTH));
        assertThat(usual.expiry(fields, null, NOW)).isEqualTo("2026-02-28T10:00:00Z");
        IssueConstraints most = new IssueConstraints(SomeRules.rules(null, Period.ofDays(30), Set.of(), BOTH));
        assertThat(most.expiry(fields, null, NOW)).isEqualTo("2026-03-02T10:00:00Z");
    }

    @Test
    void refusesAnEndThatIsTooFarAndSaysWhichIsNot() {
        IssueConstraints limits = new IssueConstraints(SomeRules.rules(null, Period.ofDays(30), Set.of(), BOTH));
        Instant furthest = Instant.parse("2026-03-02T10:00:00Z");
        limits.expiry(fields, furthest, NOW);
        assertThatNoException().isThrownBy(fields::allRight);
        limits.expiry(fields, furthest.plusMillis(1), NOW);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(fields::allRight)
                .satisfies(no -> assertThat(no.fields())
                        .singleElement()
                        .satisfies(field -> assertThat(field.expected()).contains(furthest.toString())));
    }

    @Test
    void bringsTheEndOfASuccessorForward() {
        IssueConstraints limits = new IssueConstraints(SomeRules.rules(null, Period.ofDays(1), Set.of(), BOTH));
        Instant furthest = NOW.plusSeconds(86_400);
        assertThat(limits.expiry(null, NOW)).isEqualTo(furthest);
        assertThat(limits.expiry(furthest.plusSeconds(9), NOW)).isEqualTo(furthest);
        assertThat(limits.expiry(NOW.plusSeconds(9), NOW)).isEqualTo(NOW.plusSeconds(9));
    }

    @Test
    void takesTheShortestFormThatIsAllowed() {
        IssueConstraints limits = new IssueConstraints(SomeRules.rules(null, null, Set.of(), Set.of("long")));
        assertThat(limits.form(fields, null)).isEqualTo(SecretFormat.LONG);
        limits.form(fields, SecretFormat.SHORT);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(fields::allRight)
                .satisfies(no -> assertThat(no.fields())
                        .containsExactly(new FieldProblem("form", "short", "by the rules of the tenant: long")));
    }

    @ParameterizedTest
    @CsvSource({"'', true", "smtp, true", "imap, false", "'imap,smtp', true"})
    void asksForANetworkWhereTheProtocolMayBeOneOfThose(String protocols, boolean needed) {
        IssueConstraints limits = new IssueConstraints(SomeRules.rules(null, null, Set.of("smtp"), BOTH));
        assertThat(limits.needsNetwork(protocols.isEmpty() ? Set.of() : Set.of(protocols.split(","))))
                .isEqualTo(needed);
    }
}
