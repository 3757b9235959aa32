package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.events.AccessDecided;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.Outgoing;
import dev.latchkey.policy.evaluation.Verdict;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides by conditional access alone. As with sign-ins, nothing is answered before it is on the record. */
final class DecisionDesk implements Decisions {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionDesk.class);

    private final FactFinder facts;
    private final PolicyCourt court;
    private final EventPublisher publisher;
    private final EventIds ids;
    private final String replica;
    private final Duration readWithin;

    DecisionDesk(
            FactFinder facts,
            PolicyCourt court,
            EventPublisher publisher,
            EventIds ids,
            String replica,
            Duration readWithin) {
        this.facts = facts;
        this.court = court;
        this.publisher = publisher;
        this.ids = ids;
        this.replica = replica;
        this.readWithin = readWithin;
    }

    @Override
    public CompletableFuture<Decision> decide(Attempt attempt) {
        if (!court.sits()) {
            return CompletableFuture.completedFuture(new Decision.TemporaryFailure());
        }
        return facts.read(attempt, new TypedSecret.NotAnAppPassword())
                .timeout(readWithin)
                .toFuture()
                .thenCompose(found -> judge(attempt, Objects.requireNonNull(found)))
                .exceptionally(failure -> undecided(attempt, failure));
    }

    private CompletableFuture<Decision> judge(Attempt attempt, Facts found) {
        return court.judge(attempt, found).thenCompose(ruling -> record(attempt, found, ruling));
    }

    private CompletableFuture<Decision> record(Attempt attempt, Facts found, Ruling ruling) {
        SignInReason reason = reason(attempt, found, ruling.judged().verdict());
        UUID id = ids.next();
        AccessDecided event = event(attempt, found, ruling, reason);
        return publisher
                .publish(new Outgoing(id, ruling.at(), attempt.traceparent(), event))
                .thenApply(done -> told(attempt, id, reason, ruling.version()));
    }

    /** As with sign-ins: that a login is of a tenant which is not the door's is not told, or it would tell which there are. */
    private static Decision told(Attempt attempt, UUID id, SignInReason reason, long version) {
        return attempt.door().maySpeakFor(attempt.protocol(), attempt.service(), attempt.address())
                ? new Decision.Made(id, reason == SignInReason.ACCEPTED, version)
                : new Decision.NotYourBusiness(id);
    }

    /** The first thing that speaks against it. Whose login leads nowhere is nobody's to let in. */
    private static SignInReason reason(Attempt attempt, Facts found, Verdict verdict) {
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

    private AccessDecided event(Attempt attempt, Facts found, Ruling ruling, SignInReason reason) {
        Account account = found.account();
        return new AccessDecided(
                Inquiry.tenant(found),
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
                SignInWriter.policies(ruling.judged().verdict()),
                ruling.version(),
                replica);
    }

    private static Decision undecided(Attempt attempt, Throwable failure) {
        LOG.atWarn()
                .addKeyValue("frontDoor", attempt.door().id())
                .addKeyValue("cause", failure.toString())
                .log("access could not be decided, or not be put on the record");
        return new Decision.TemporaryFailure();
    }
}
