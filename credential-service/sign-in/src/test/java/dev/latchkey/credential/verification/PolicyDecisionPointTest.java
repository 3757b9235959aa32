package dev.latchkey.credential.verification;

import static dev.latchkey.credential.verification.AnAttempt.NOW;
import static dev.latchkey.credential.verification.AnAttempt.anAttempt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.credential.conditionalaccess.PolicyInputs;
import dev.latchkey.credential.geography.GeoLocation;
import dev.latchkey.credential.nearcache.ReadThrough;
import dev.latchkey.policy.evaluation.Verdict;
import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.Conditions;
import dev.latchkey.policy.rule.Effect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PolicyDecisionPointTest {
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

    private final FakePolicies policies = new FakePolicies();
    private Duration patience = Duration.ofMinutes(1);
    private Mono<Set<String>> groups = Mono.error(new AssertionError("nobody asks for groups"));
    private Mono<Instant> lastUse = Mono.just(YESTERDAY);

    private static Conditions members(String group) {
        Conditions any = Conditions.NONE;
        return new Conditions(
                any.accounts(),
                Choice.of(group),
                any.protocols(),
                any.services(),
                any.frontDoors(),
                any.locations(),
                any.clients(),
                any.tls(),
                any.timeWindows(),
                any.dates(),
                any.credential(),
                any.risk());
    }

    private CompletableFuture<PolicyDecision> decide() {
        return decide(anAttempt());
    }

    private CompletableFuture<PolicyDecision> decide(AnAttempt anAttempt) {
        AttributeCollector attributes = new AttributeCollector(
                PolicyInputs.attributes(groups, lastUse),
                PolicyInputs.noRisks(),
                address -> new GeoLocation("SE", null),
                new ReadThrough(patience),
                Clock.fixed(NOW, ZoneOffset.UTC));
        AuthenticationContext attempt = anAttempt.decided();
        return new PolicyDecisionPoint(policies, attributes, PolicyInputs.rates())
                .decide(attempt.attempt(), attempt.found());
    }

    @Test
    void asksForGroupsOnlyWhereAPolicyDoes() {
        assertThat(decide().join().attributes().recorded().groups()).isNull();
        policies.are(members("g-1"), Effect.BLOCK);
        groups = Mono.just(Set.of("g-1", "g-2"));
        PolicyDecision decision = decide().join();
        assertThat(decision.verdict()).isInstanceOf(Verdict.Blocked.class);
        assertThat(decision.version()).isEqualTo(7);
        assertThat(decision.attributes().recorded().groups()).containsExactlyInAnyOrder("g-1", "g-2");
        groups = Mono.just(Set.of("g-2"));
        assertThat(decide().join().verdict()).isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void collectsWhatTheRecordTells() {
        CollectedAttributes attributes = decide().join().attributes();
        assertThat(attributes.location().country()).isEqualTo("SE");
        assertThat(attributes.asked().country()).isEqualTo("SE");
        assertThat(attributes.recorded().risk()).isEqualTo("none");
        assertThat(attributes.recorded().credential())
                .satisfies(
                        credential -> assertThat(credential).isNotNull().hasFieldOrPropertyWithValue("form", "short"));
        assertThat(decide().join().at()).isEqualTo(NOW);
    }

    /** Which no policy asks for: it is only for the record. */
    @Test
    void doesWithoutTheLastUseSoonerThanItWaits() {
        lastUse = Mono.error(new IllegalStateException("no database"));
        assertThat(decide()).isCompletedWithValueMatching(decision -> decision.verdict() instanceof Verdict.Allowed);
    }

    @Test
    void decidesNothingWithoutWhatPoliciesAskFor() {
        policies.are(members("g-1"), Effect.BLOCK);
        groups = Mono.never();
        patience = Duration.ofMillis(20);
        assertThat(decide())
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withRootCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void readsNothingForStrangers() {
        policies.are(members("g-1"), Effect.BLOCK);
        groups = Mono.error(new AssertionError("whoever does not exist is in no group"));
        lastUse = Mono.error(new AssertionError("nothing was used"));
        PolicyDecision decision = decide(anAttempt().ofNoTenant()).join();
        assertThat(decision.attributes().recorded().groups()).isEmpty();
    }

    @Test
    void decidesNothingByPoliciesThatNobodyKnows() {
        policies.known = false;
        assertThatIllegalStateException().isThrownBy(this::decide);
    }
}
