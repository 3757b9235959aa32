package dev.latchkey.policies.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policies.rules.TenantRuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackTestTallyTest {
    private static final Instant AT = Instant.parse("2026-03-07T10:59:59Z");
    private static final TenantRuleSet NONE = TenantRuleSet.none("acme");
    private static final BackTestEvaluator NO_MORE_IMAP = new RuleChangeEvaluator(blocking("smtp"), blocking("imap"));
    private static final BackTestEvaluator IMPACT = new BackTestEvaluator.Impact("night");

    private static TenantRuleSet blocking(String protocol) {
        return SomeRules.with(
                "{\"id\":\"p\",\"name\":\"P\",\"effect\":\"block\",\"conditions\":{\"protocols\":{\"include\":[\""
                        + protocol + "\"]}}}");
    }

    private static RecordedSignIn signIn(String account, String protocol, Instant at) {
        return signIn(account, protocol, at, null);
    }

    private static RecordedSignIn signIn(String account, String protocol, Instant at, @Nullable String recorded) {
        return new RecordedSignIn(
                account + at,
                at,
                account,
                null,
                "apw-" + account,
                "Of " + account,
                protocol,
                "mail",
                "192.0.2.1",
                "mx",
                null,
                null,
                null,
                null,
                null,
                recorded);
    }

    private static BackTestFindings of(BackTestEvaluator judge, RecordedSignIn... signIns) {
        BackTestTally tally = new BackTestTally(judge);
        List.of(signIns).forEach(tally::take);
        return tally.findings();
    }

    @Test
    void tellsWhatOtherRulesWouldBlockFromWhatTheyWouldLetIn() {
        BackTestFindings found = of(
                NO_MORE_IMAP,
                signIn("anna", "imap", AT),
                signIn("anna", "imap", AT.plusSeconds(1)),
                signIn("ben", "smtp", AT),
                signIn("cleo", "pop3", AT));
        assertThat(found.judged()).isEqualTo(4);
        assertThat(found.counts()).isEqualTo(Map.of("newlyBlocked", 2L, "newlyAllowed", 1L, "undecided", 0L));
        assertThat(found.accountsAffected()).isEqualTo(2);
        assertThat(found.byDevice())
                .containsExactly(
                        new BackTestFindings.Device("apw-anna", "Of anna", "anna", Map.of("newlyBlocked", 2L)),
                        new BackTestFindings.Device("apw-ben", "Of ben", "ben", Map.of("newlyAllowed", 1L)));
        assertThat(found.byAccount())
                .containsExactly(
                        new BackTestFindings.Account("anna", Map.of("newlyBlocked", 2L)),
                        new BackTestFindings.Account("ben", Map.of("newlyAllowed", 1L)));
    }

    @Test
    void saysHowItWasHourByHour() {
        BackTestFindings found = of(
                NO_MORE_IMAP,
                signIn("anna", "imap", AT.plusSeconds(1)),
                signIn("ben", "pop3", AT),
                signIn("cleo", "imap", AT));
        assertThat(found.timeline())
                .containsExactly(
                        new BackTestFindings.Hour(Instant.parse("2026-03-07T10:00:00Z"), 2, Map.of("newlyBlocked", 1L)),
                        new BackTestFindings.Hour(
                                Instant.parse("2026-03-07T11:00:00Z"), 1, Map.of("newlyBlocked", 1L)));
    }

    @Test
    void countsZeroWhereNothingChanges() {
        BackTestFindings found = of(new RuleChangeEvaluator(NONE, NONE), signIn("anna", "imap", AT));
        assertThat(found.counts()).isEqualTo(Map.of("newlyBlocked", 0L, "newlyAllowed", 0L, "undecided", 0L));
        assertThat(found.samples()).isEqualTo(Map.of("newlyBlocked", List.of(), "newlyAllowed", List.of()));
        assertThat(found.accountsAffected()).isZero();
    }

    @Test
    void countsWhatAPolicyMadeOfThemAtTheTime() {
        BackTestFindings found = of(
                IMPACT,
                signIn("anna", "imap", AT, "reportOnlyFailure"),
                signIn("anna", "imap", AT, "reportOnlyNotApplied"),
                signIn("ben", "imap", AT, null));
        assertThat(found.judged()).isEqualTo(3);
        assertThat(found.counts()).isEqualTo(Map.of("reportOnlyFailure", 1L, "failure", 0L));
    }

    @Test
    void putsTogetherWhatSeveralHaveCounted() {
        BackTestTally one = new BackTestTally(NO_MORE_IMAP);
        BackTestTally other = new BackTestTally(NO_MORE_IMAP);
        IntStream.range(0, 150).forEach(i -> one.take(signIn("a" + i, "imap", AT.plus(Duration.ofHours(i)))));
        IntStream.range(0, 30).forEach(i -> other.take(signIn("b", "imap", AT.plus(Duration.ofHours(i)))));
        other.unreadable();
        BackTestFindings found = one.plus(other).findings();
        assertThat(found.judged()).isEqualTo(180);
        assertThat(found.unreadable()).isEqualTo(1);
        assertThat(found.accountsAffected()).isEqualTo(151);
        assertThat(found.byDevice()).hasSize(100);
        assertThat(found.byDevice().getFirst().credential()).isEqualTo("apw-b");
        assertThat(found.timeline()).hasSize(150);
        assertThat(found.samples().get("newlyBlocked")).hasSize(20);
        assertThat(found.samples().get("newlyBlocked").getFirst().account()).isEqualTo("a149");
    }
}
