package dev.latchkey.policies.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.events.Actor;
import dev.latchkey.events.NamedLocationDefinition;
import dev.latchkey.events.PolicyChanged;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.events.PolicyRemoved;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.draft.ChoiceDraft;
import dev.latchkey.policy.draft.ConditionsDraft;
import dev.latchkey.policy.draft.DateRangeDraft;
import dev.latchkey.policy.draft.NamedLocationDraft;
import dev.latchkey.policy.draft.PolicyDraft;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class RuleEditsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.250Z");
    private static final Actor ADA = new Actor("ada", "person");
    private static final TenantRuleSet NONE = TenantRuleSet.none("acme");
    private static final EditPrecondition SEEN = version -> true;

    private static RuleEdits<PolicyDraft, PolicyDefinition> policies(RuleLimits limits) {
        return new RuleEdits<>(RuleKind.POLICY, limits, ADA, NOW);
    }

    private static RuleEdits<NamedLocationDraft, NamedLocationDefinition> locations(RuleLimits limits) {
        return new RuleEdits<>(RuleKind.NAMED_LOCATION, limits, ADA, NOW);
    }

    private static RuleLimits plenty() {
        return new RuleLimits(10, 10, 10, 100_000);
    }

    private static PolicyDraft policy(String id, ChoiceDraft locations) {
        return new PolicyDraft(
                id,
                "Rule " + id,
                "on",
                "block",
                new ConditionsDraft(null, null, null, null, null, locations, null, null, null, null, null, null));
    }

    private static NamedLocationDraft location(String id, String... ranges) {
        return new NamedLocationDraft(id, "Office " + id, List.of(ranges), null);
    }

    private static HttpStatus statusOf(Runnable edit) {
        try {
            edit.run();
            throw new AssertionError("accepted");
        } catch (ProblemException problem) {
            return problem.status();
        }
    }

    private static @Nullable String answerOf(String given) {
        DateRangeDraft christmas = new DateRangeDraft("2026-12-24", "2026-12-26", "UTC");
        PolicyDraft draft = new PolicyDraft(
                "p",
                "Closed",
                "on",
                "block",
                given,
                null,
                null,
                new ConditionsDraft(
                        null, null, null, null, null, null, null, null, null, List.of(christmas), null, null));
        return policies(plenty())
                .create(NONE, draft, "fresh")
                .rule()
                .definition()
                .answer();
    }

    @Test
    void keepsTheAnswerOfABlockUnlessItIsThatOfAnyRefusal() {
        assertThat(answerOf("temporary")).isEqualTo("temporary");
        assertThat(answerOf("refused")).isNull();
    }

    @Test
    void numbersVersionsAndTellsTheFactBeforeTheSnapshot() {
        TenantRuleSet one =
                policies(plenty()).create(NONE, policy("p", null), "fresh").after();
        RuleChange<PolicyDefinition> second = policies(plenty()).create(one, policy("q", null), "fresh");
        assertThat(second.after().version()).isEqualTo(2);
        assertThat(second.rule().version()).isEqualTo(2);
        assertThat(second.after().policies().find("p").orElseThrow().version()).isEqualTo(1);
        assertThat(second.events())
                .containsExactly(
                        new PolicyChanged("acme", second.rule().definition(), 2, ADA),
                        second.after().snapshot());
        assertThat(second.after().snapshot().issuedAt()).isEqualTo(NOW);
    }

    @Test
    void keepsRulesInOneForm() {
        NamedLocationDefinition kept = locations(plenty())
                .create(NONE, location("hq", "2001:DB8:0::/32", "::ffff:192.0.2.1"), "fresh")
                .rule()
                .definition();
        assertThat(kept.ranges()).containsExactly("2001:db8::/32", "192.0.2.1/32");
        ChoiceDraft anywhere = new ChoiceDraft(List.of("all"), List.of());
        assertThat(policies(plenty())
                        .create(NONE, policy("p", anywhere), "fresh")
                        .rule()
                        .definition()
                        .conditions())
                .isEqualTo(new PolicyDefinition.Conditions(
                        null, null, null, null, null, null, null, null, null, null, null, null));
    }

    @Test
    void staysBelowItsLimits() {
        TenantRuleSet one =
                policies(plenty()).create(NONE, policy("p", null), "fresh").after();
        RuleLimits onePolicy = new RuleLimits(10, 10, 1, 100_000);
        assertThat(statusOf(() -> policies(onePolicy).create(one, policy("q", null), "fresh")))
                .isEqualTo(HttpStatus.CONFLICT);
        assertThat(policies(onePolicy)
                        .replace(one, "p", SEEN, policy("p", null))
                        .isNothing())
                .isTrue();
        RuleLimits oneRange = new RuleLimits(10, 1, 10, 100_000);
        assertThat(statusOf(() -> locations(oneRange).create(NONE, location("hq", "::1", "::2"), "fresh")))
                .isEqualTo(HttpStatus.BAD_REQUEST);
        RuleLimits small = new RuleLimits(10, 10, 10, 300);
        assertThat(statusOf(() -> policies(small).create(one, policy("q", null), "fresh")))
                .isEqualTo(HttpStatus.CONTENT_TOO_LARGE);
    }

    @Test
    void namesProblemsAsTheAuthorKnowsThem() {
        TenantRuleSet one =
                policies(plenty()).create(NONE, policy("p", null), "fresh").after();
        ChoiceDraft unknown = new ChoiceDraft(List.of("hq"), null);
        assertThatThrownBy(() -> policies(plenty()).create(one, policy("q", unknown), "fresh"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.fields())
                                .containsExactly(new FieldProblem(
                                        "conditions.locations.include[0]", "hq", "the id of a named location")));
    }

    @Test
    void removesNothingThatIsNeeded() {
        TenantRuleSet hq =
                locations(plenty()).create(NONE, location("hq", "::1"), "fresh").after();
        ChoiceDraft excluded = new ChoiceDraft(null, List.of("hq"));
        TenantRuleSet needed =
                policies(plenty()).create(hq, policy("p", excluded), "fresh").after();
        assertThatThrownBy(() -> locations(plenty()).remove(needed, "hq", SEEN)).hasMessageContaining("Rule p");
        RuleChange<PolicyDefinition> removal = policies(plenty()).remove(needed, "p", SEEN);
        assertThat(removal.events()).startsWith(new PolicyRemoved("acme", "p", 3, ADA));
        assertThat(locations(plenty())
                        .remove(removal.after(), "hq", SEEN)
                        .after()
                        .locations()
                        .all())
                .isEmpty();
    }

    /** All but their author, who is not in it. */
    @Test
    void makesRulesAgainOfTheirSnapshot() {
        TenantRuleSet one =
                policies(plenty()).create(NONE, policy("p", null), "fresh").after();
        assertThat(one.changedBy()).isNotNull();
        assertThat(TenantRuleSet.of(one.snapshot(), TenantSettings.NONE))
                .usingRecursiveComparison()
                .ignoringFields("changedBy")
                .isEqualTo(one);
    }
}
