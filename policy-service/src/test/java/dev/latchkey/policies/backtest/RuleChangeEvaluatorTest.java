package dev.latchkey.policies.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.events.CredentialAtSignIn;
import dev.latchkey.events.SignInFacts;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policies.rules.TenantRuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleChangeEvaluatorTest {
    private static final Instant AT = Instant.parse("2026-03-07T10:00:00Z");
    private static final TenantRuleSet NONE = TenantRuleSet.none("acme");
    private static final String NO_IMAP = policy("no-imap", "\"protocols\":{\"include\":[\"imap\"]}");
    private static final String IDLE = policy("idle", "\"credential\":{\"idleFor\":\"P90D\"}");
    private static final String PRINTERS =
            policy("printers", "\"credential\":{\"deviceKinds\":{\"include\":[\"printer\"]}}");
    private static final String RISKY = policy("risky", "\"risk\":\"high\"");
    private static final String INTERNS = policy("interns", "\"groups\":{\"include\":[\"interns\"]}");

    private static String policy(String id, String condition) {
        return "{\"id\":\"%s\",\"name\":\"%s\",\"effect\":\"block\",\"conditions\":{%s}}".formatted(id, id, condition);
    }

    private static SignInFacts facts(@Nullable Duration idle, @Nullable Set<String> groups, String risk) {
        Instant since = idle == null ? null : AT.minus(idle);
        Instant issued = AT.minus(Duration.ofDays(200));
        return new SignInFacts(
                new CredentialAtSignIn("printer", "short", issued, since, null, false, true), groups, risk);
    }

    private static RecordedSignIn signIn(String protocol, @Nullable SignInFacts facts) {
        return new RecordedSignIn(
                "id",
                AT,
                "anna",
                "anna@acme.example",
                "c-1",
                "Printer",
                protocol,
                "mail",
                null,
                "mx",
                null,
                null,
                null,
                null,
                facts,
                null);
    }

    private static Optional<String> with(String draft, @Nullable SignInFacts facts) {
        return new RuleChangeEvaluator(NONE, SomeRules.with(draft)).outcome(signIn("imap", facts));
    }

    @Test
    void asksWhatTheRecordTellsOfTheAppPassword() {
        assertThat(with(IDLE, facts(Duration.ofDays(90), null, "none"))).contains("newlyBlocked");
        assertThat(with(IDLE, facts(Duration.ofDays(89), null, "none"))).isEmpty();
        assertThat(with(PRINTERS, facts(null, null, "none"))).contains("newlyBlocked");
    }

    @Test
    void asksForTheRiskAndTheGroups() {
        assertThat(with(RISKY, facts(null, null, "high"))).contains("newlyBlocked");
        assertThat(with(RISKY, facts(null, null, "medium"))).isEmpty();
        assertThat(with(INTERNS, facts(null, Set.of("interns"), "none"))).contains("newlyBlocked");
        assertThat(with(INTERNS, facts(null, Set.of(), "none"))).isEmpty();
    }

    @Test
    void doesNotGuessWhatTheRecordDoesNotTell() {
        assertThat(with(IDLE, facts(null, null, "none"))).contains("undecided");
        assertThat(with(IDLE, null)).contains("undecided");
        assertThat(with(PRINTERS, null)).contains("undecided");
        assertThat(with(INTERNS, facts(null, null, "none"))).contains("undecided");
        assertThat(with(RISKY, facts(null, null, "of a newer release"))).contains("undecided");
        assertThat(with(NO_IMAP, null)).contains("newlyBlocked");
    }

    @Test
    void leavesOutOfBothWhatIsTheSameAndCannotBeAsked() {
        TenantRuleSet now = SomeRules.with(INTERNS, IDLE);
        BackTestEvaluator judge = new RuleChangeEvaluator(now, SomeRules.and(now, NO_IMAP));
        assertThat(judge.outcome(signIn("imap", null))).contains("newlyBlocked");
        assertThat(judge.outcome(signIn("imap", facts(Duration.ofDays(100), Set.of(), "none"))))
                .as("blocked before")
                .isEmpty();
        assertThat(judge.outcome(signIn("imap", facts(Duration.ofDays(1), Set.of(), "none"))))
                .contains("newlyBlocked");
    }

    @Test
    void refusesWhatNoRecordTells() {
        String rate = "{\"id\":\"r\",\"name\":\"r\",\"effect\":\"limitRate\",\"rate\":{\"signIns\":1,\"per\":\"PT1H\"},"
                + "\"conditions\":{\"risk\":\"high\"}}";
        var policy = SomeRules.with(rate).policies().find("r").orElseThrow().definition();
        assertThatThrownBy(() -> RecordedContext.check("policy", policy))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        wrong -> assertThat(wrong.fields().getFirst().field()).isEqualTo("policy.rate"));
    }
}
