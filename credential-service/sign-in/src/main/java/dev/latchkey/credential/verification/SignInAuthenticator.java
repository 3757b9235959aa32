package dev.latchkey.credential.verification;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.rekeying.Rekeying;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.tenant.Tenant;
import dev.latchkey.credential.throttle.Throttle;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import dev.latchkey.policy.network.IpAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides attempts. Nothing is answered before it is on the record; what cannot be put there, or cannot be decided,
 * is a temporary failure: never "accepted", and never "wrong password".
 */
public final class SignInAuthenticator implements Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(SignInAuthenticator.class);

    private final CredentialLookup lookup;
    private final Throttle throttle;
    private final PolicyDecisionPoint decisionPoint;
    private final SignInRecorder recorder;
    private final EventPublisher publisher;
    private final EventIds ids;
    private final Clock clock;
    private final SignInMetrics metrics;
    private final Rekeying rekeying;
    private final AttributeCollector attributes;
    private final PolicySuspensions suspensions;
    private final Duration readWithin;

    SignInAuthenticator(
            CredentialLookup lookup,
            Throttle throttle,
            PolicyDecisionPoint decisionPoint,
            SignInRecorder recorder,
            EventPublisher publisher,
            EventIds ids,
            Clock clock,
            SignInMetrics metrics,
            Rekeying rekeying,
            AttributeCollector attributes,
            PolicySuspensions suspensions,
            Duration readWithin) {
        this.lookup = lookup;
        this.throttle = throttle;
        this.decisionPoint = decisionPoint;
        this.recorder = recorder;
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
        this.metrics = metrics;
        this.rekeying = rekeying;
        this.attributes = attributes;
        this.suspensions = suspensions;
        this.readWithin = readWithin;
    }

    @Override
    public CompletableFuture<SignInOutcome> decide(Attempt attempt) {
        if (!decisionPoint.sits()) {
            return CompletableFuture.completedFuture(new SignInOutcome.TemporaryFailure());
        }
        TypedSecret typed = TypedSecret.read(attempt.typed());
        LookupResult remembered = lookup.remembered(attempt, typed);
        if (remembered != null) {
            return inquire(attempt, remembered, false);
        }
        return lookup.read(attempt, typed)
                .timeout(readWithin)
                .toFuture()
                .thenCompose(found -> inquire(attempt, Objects.requireNonNull(found), false))
                .exceptionallyCompose(failure -> undecided(attempt, failure));
    }

    @Override
    public CompletableFuture<SignInOutcome> heldBack(Attempt attempt) {
        return lookup.read(attempt, new TypedSecret.NotAnAppPassword())
                .timeout(readWithin)
                .toFuture()
                .thenCompose(found -> inquire(attempt, Objects.requireNonNull(found), true))
                .exceptionallyCompose(failure -> undecided(attempt, failure));
    }

    @Override
    public CompletableFuture<Boolean> holdsBack(LoginName login, @Nullable IpAddress address) {
        return lookup.tenantOf(login)
                .timeout(readWithin)
                .map(tenant -> tenant.map(Tenant::id).orElse(ReservedTenants.UNASSIGNED))
                .map(tenant -> throttle.holdsBack(tenant, login.value(), address, clock.instant()))
                .toFuture()
                .thenApply(Objects::requireNonNull);
    }

    private CompletableFuture<SignInOutcome> inquire(Attempt attempt, LookupResult found, boolean heldBack) {
        return decisionPoint
                .judge(attempt, found)
                .thenCompose(decision -> judge(attempt, found, decision, heldBack))
                .exceptionallyCompose(failure -> {
                    wipe(found.typed());
                    return undecided(attempt, failure);
                });
    }

    private CompletableFuture<SignInOutcome> judge(
            Attempt attempt, LookupResult found, PolicyDecision decision, boolean heldBack) {
        Instant now = decision.at();
        String tenant = AttributeCollector.tenant(found);
        AuthenticationContext each = new AuthenticationContext(
                attempt,
                found,
                heldBack || throttle.holdsBack(tenant, attempt.login().value(), attempt.address(), now),
                decision.judged(),
                decision.version(),
                now);
        SignInReason reason = Check.firstAgainst(each);
        SignInRecorded event = recorder.write(each, tenant, reason);
        Rekeying.Due due = reason == SignInReason.ACCEPTED ? due(found) : null;
        wipe(found.typed());
        throttle.saw(event, now);
        CompletableFuture<SignInOutcome> outcome = record(attempt, event, now);
        AppPassword password = found.password();
        if (reason == SignInReason.ACCEPTED && password != null) {
            outcome.thenAccept(given -> used(given, password, now));
        }
        if (reason == SignInReason.BLOCKED_BY_POLICY && password != null) {
            PolicySuspensions.wantedBy(each.verdict())
                    .ifPresent(policy -> outcome.thenAccept(given -> suspensions.later(password, policy)));
        }
        if (due != null) {
            // Beside the answer, not before it: whatever becomes of this, the answer does not depend on it.
            outcome.thenAccept(given -> rekeying.later(due));
        }
        return outcome;
    }

    private void used(SignInOutcome given, AppPassword password, Instant at) {
        if (given instanceof SignInOutcome.Accepted) {
            attributes.used(password, at);
        }
    }

    /** Only here are the letters at hand. */
    private Rekeying.@Nullable Due due(LookupResult found) {
        return found.typed() instanceof TypedSecret.WellFormed(AppPasswordSecret secret) && found.password() != null
                ? rekeying.due(found.password(), found.keyVersion(), secret)
                : null;
    }

    private static void wipe(TypedSecret typed) {
        if (typed instanceof TypedSecret.WellFormed(AppPasswordSecret secret)) {
            secret.close();
        }
    }

    private CompletableFuture<SignInOutcome> record(Attempt attempt, SignInRecorded event, Instant now) {
        UUID id = ids.next();
        return publisher
                .publish(new OutboundEvent(id, now, attempt.traceparent(), event), this::unconfirmed)
                .handle((onRecord, failure) -> {
                    metrics.count(event, failure != null, attempt.arrived());
                    return failure == null ? answer(attempt, id, event) : new SignInOutcome.TemporaryFailure();
                });
    }

    private OutboundEvent unconfirmed(OutboundEvent original) {
        SignInRecorded event = ((SignInRecorded) original.event()).unconfirmed(original.id());
        return new OutboundEvent(ids.next(), original.time(), original.traceparent(), event);
    }

    private static SignInOutcome answer(Attempt attempt, UUID id, SignInRecorded event) {
        // Whose login was typed is the client's doing, not the door's: it is refused like one that leads nowhere, or
        // the difference would tell which domains there are.
        if (!attempt.door().maySpeakFor(attempt.protocol(), attempt.service(), attempt.address())) {
            return new SignInOutcome.NotPermitted(id);
        }
        if (event.result() != SignInResult.ACCEPTED
                || event.account() == null
                || event.credential() == null
                || event.credentialLabel() == null) {
            return event.result() == SignInResult.REFUSED
                    ? new SignInOutcome.Refused(id)
                    : new SignInOutcome.TemporaryFailure();
        }
        return new SignInOutcome.Accepted(
                id, event.tenant(), event.account(), event.login(), event.credential(), event.credentialLabel());
    }

    private CompletableFuture<SignInOutcome> undecided(Attempt attempt, Throwable failure) {
        LOG.atWarn()
                .addKeyValue("frontDoor", attempt.door().id())
                .addKeyValue("cause", failure.toString())
                .log("sign-in could not be decided");
        return record(attempt, recorder.undecided(attempt), clock.instant());
    }
}
