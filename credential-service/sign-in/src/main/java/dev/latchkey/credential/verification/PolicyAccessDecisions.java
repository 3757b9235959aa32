package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.events.AccessDecided;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import dev.latchkey.policy.evaluation.Verdict;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides by conditional access alone. As with sign-ins, nothing is answered before it is on the record. */
final class PolicyAccessDecisions implements AccessDecisions {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyAccessDecisions.class);

    private final CredentialLookup lookup;
    private final PolicyDecisionPoint decisionPoint;
    private final EventPublisher publisher;
    private final EventIds ids;
    private final String replica;
    private final Duration readWithin;

    PolicyAccessDecisions(
            CredentialLookup lookup,
            PolicyDecisionPoint decisionPoint,
            EventPublisher publisher,
            EventIds ids,
            String replica,
            Duration readWithin) {
        this.lookup = lookup;
        this.decisionPoint = decisionPoint;
        this.publisher = publisher;
        this.ids = ids;
        this.replica = replica;
        this.readWithin = readWithin;
    }

    @Override
    public CompletableFuture<AccessDecision> decide(Attempt attempt) {
        if (!decisionPoint.sits()) {
            return CompletableFuture.completedFuture(new AccessDecision.TemporaryFailure());
        }
        return lookup.read(attempt, new TypedSecret.NotAnAppPassword())
                .timeout(readWithin)
                .toFuture()
                .thenCompose(found -> judge(attempt, Objects.requireNonNull(found)))
                .exceptionally(failure -> undecided(attempt, failure));
    }

    private CompletableFuture<AccessDecision> judge(Attempt attempt, LookupResult found) {
        return decisionPoint.judge(attempt, found).thenCompose(decision -> record(attempt, found, decision));
    }

    private CompletableFuture<AccessDecision> record(Attempt attempt, LookupResult found, PolicyDecision decision) {
        SignInReason reason = reason(attempt, found, decision.judged().verdict());
        UUID id = ids.next();
        AccessDecided event = event(attempt, found, decision, reason);
        return publisher
                .publish(new OutboundEvent(id, decision.at(), attempt.traceparent(), event))
                .thenApply(done -> told(attempt, id, reason, decision.version()));
    }

    /** As with sign-ins: that a login is of a tenant which is not the door's is not told, or it would tell which there are. */
    private static AccessDecision told(Attempt attempt, UUID id, SignInReason reason, long version) {
        return attempt.door().maySpeakFor(attempt.protocol(), attempt.service(), attempt.address())
                ? new AccessDecision.Made(id, reason == SignInReason.ACCEPTED, version)
                : new AccessDecision.NotPermitted(id);
    }

    /** The first thing that speaks against it. Whose login leads nowhere is nobody's to let in. */
    private static SignInReason reason(Attempt attempt, LookupResult found, Verdict verdict) {
        Account account = found.account();
        if (Check.doorMayNot(attempt, found.tenant())) {
            return SignInReason.DOOR_NOT_ALLOWED;
        }
        if (account == null) {
            return SignInReason.ACCOUNT_UNKNOWN;
        }
        if (account.state() == AccountState.DISABLED) {
            return SignInReason.ACCOUNT_DISABLED;
        }
        if (account.state() == AccountState.LOCKED) {
            return SignInReason.ACCOUNT_LOCKED;
        }
        return verdict instanceof Verdict.Blocked ? SignInReason.BLOCKED_BY_POLICY : SignInReason.ACCEPTED;
    }

    private AccessDecided event(Attempt attempt, LookupResult found, PolicyDecision decision, SignInReason reason) {
        Account account = found.account();
        return new AccessDecided(
                AttributeCollector.tenant(found),
                account == null ? null : account.id(),
                attempt.login().value(),
                reason == SignInReason.ACCEPTED ? SignInResult.ACCEPTED : SignInResult.REFUSED,
                reason,
                attempt.protocol(),
                attempt.service(),
                attempt.door().id(),
                attempt.address() == null ? null : attempt.address().toString(),
                attempt.client(),
                attempt.tlsVersion(),
                SignInRecorder.policies(decision.judged().verdict()),
                decision.version(),
                replica);
    }

    private static AccessDecision undecided(Attempt attempt, Throwable failure) {
        LOG.atWarn()
                .addKeyValue("frontDoor", attempt.door().id())
                .addKeyValue("cause", failure.toString())
                .log("access could not be decided, or not be put on the record");
        return new AccessDecision.TemporaryFailure();
    }
}
