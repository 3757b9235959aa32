package dev.latchkey.credential.verification;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.rekeying.Rekeying;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.tenant.Tenant;
import dev.latchkey.credential.throttle.Throttle;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.events.Tenants;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.Outgoing;
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
public final class SignInDesk implements Desk {
    private static final Logger LOG = LoggerFactory.getLogger(SignInDesk.class);

    private final FactFinder facts;
    private final Throttle throttle;
    private final PolicyCourt court;
    private final SignInWriter writer;
    private final EventPublisher publisher;
    private final EventIds ids;
    private final Clock clock;
    private final SignInMetrics metrics;
    private final Rekeying rekeying;
    private final Inquiry inquiry;
    private final PolicySuspensions suspensions;
    private final Duration readWithin;

    SignInDesk(
            FactFinder facts,
            Throttle throttle,
            PolicyCourt court,
            SignInWriter writer,
            EventPublisher publisher,
            EventIds ids,
            Clock clock,
            SignInMetrics metrics,
            Rekeying rekeying,
            Inquiry inquiry,
            PolicySuspensions suspensions,
            Duration readWithin) {
        this.facts = facts;
        this.throttle = throttle;
        this.court = court;
        this.writer = writer;
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
        this.metrics = metrics;
        this.rekeying = rekeying;
        this.inquiry = inquiry;
        this.suspensions = suspensions;
        this.readWithin = readWithin;
    }

    @Override
    public CompletableFuture<Answer> decide(Attempt attempt) {
        if (!court.sits()) {
            return CompletableFuture.completedFuture(new Answer.TemporaryFailure());
        }
        TypedSecret typed = TypedSecret.read(attempt.typed());
        Facts remembered = facts.remembered(attempt, typed);
        if (remembered != null) {
            return inquire(attempt, remembered, false);
        }
        return facts.read(attempt, typed)
                .timeout(readWithin)
                .toFuture()
                .thenCompose(found -> inquire(attempt, Objects.requireNonNull(found), false))
                .exceptionallyCompose(failure -> undecided(attempt, failure));
    }

    @Override
    public CompletableFuture<Answer> heldBack(Attempt attempt) {
        return facts.read(attempt, new TypedSecret.NotAnAppPassword())
                .timeout(readWithin)
                .toFuture()
                .thenCompose(found -> inquire(attempt, Objects.requireNonNull(found), true))
                .exceptionallyCompose(failure -> undecided(attempt, failure));
    }

    @Override
    public CompletableFuture<Boolean> holdsBack(LoginName login, @Nullable IpAddress address) {
        return facts.tenantOf(login)
                .timeout(readWithin)
                .map(tenant -> tenant.map(Tenant::id).orElse(Tenants.UNASSIGNED))
                .map(tenant -> throttle.holdsBack(tenant, login.value(), address, clock.instant()))
                .toFuture()
                .thenApply(Objects::requireNonNull);
    }

    private CompletableFuture<Answer> inquire(Attempt attempt, Facts found, boolean heldBack) {
        return court.judge(attempt, found)
                .thenCompose(ruling -> judge(attempt, found, ruling, heldBack))
                .exceptionallyCompose(failure -> {
                    wipe(found.typed());
                    return undecided(attempt, failure);
                });
    }

    private CompletableFuture<Answer> judge(Attempt attempt, Facts found, Ruling ruling, boolean heldBack) {
        Instant now = ruling.at();
        String tenant = Inquiry.tenant(found);
        Case each = new Case(
                attempt,
                found,
                heldBack || throttle.holdsBack(tenant, attempt.login().value(), attempt.address(), now),
                ruling.judged(),
                ruling.version(),
                now);
        SignInReason reason = Check.firstAgainst(each);
        SignInRecorded event = writer.write(each, tenant, reason);
        Rekeying.Due due = reason == SignInReason.ACCEPTED ? due(found) : null;
        wipe(found.typed());
        throttle.saw(event, now);
        CompletableFuture<Answer> answer = record(attempt, event, now);
        AppPassword password = found.password();
        if (reason == SignInReason.ACCEPTED && password != null) {
            answer.thenAccept(given -> used(given, password, now));
        }
        if (reason == SignInReason.BLOCKED_BY_POLICY && password != null) {
            PolicySuspensions.wantedBy(each.verdict())
                    .ifPresent(policy -> answer.thenAccept(given -> suspensions.later(password, policy)));
        }
        if (due != null) {
            // Beside the answer, not before it: whatever becomes of this, the answer does not depend on it.
            answer.thenAccept(given -> rekeying.later(due));
        }
        return answer;
    }

    private void used(Answer given, AppPassword password, Instant at) {
        if (given instanceof Answer.Accepted) {
            inquiry.used(password, at);
        }
    }

    /** Only here are the letters at hand. */
    private Rekeying.@Nullable Due due(Facts found) {
        return found.typed() instanceof TypedSecret.WellFormed(AppPasswordSecret secret) && found.password() != null
                ? rekeying.due(found.password(), found.keyVersion(), secret)
                : null;
    }

    private static void wipe(TypedSecret typed) {
        if (typed instanceof TypedSecret.WellFormed(AppPasswordSecret secret)) {
            secret.close();
        }
    }

    private CompletableFuture<Answer> record(Attempt attempt, SignInRecorded event, Instant now) {
        UUID id = ids.next();
        return publisher
                .publish(new Outgoing(id, now, attempt.traceparent(), event), this::unconfirmed)
                .handle((onRecord, failure) -> {
                    metrics.count(event, failure != null, attempt.arrived());
                    return failure == null ? answer(attempt, id, event) : new Answer.TemporaryFailure();
                });
    }

    private Outgoing unconfirmed(Outgoing original) {
        SignInRecorded event = ((SignInRecorded) original.event()).unconfirmed(original.id());
        return new Outgoing(ids.next(), original.time(), original.traceparent(), event);
    }

    private static Answer answer(Attempt attempt, UUID id, SignInRecorded event) {
        // Whose login was typed is the client's doing, not the door's: it is refused like one that leads nowhere, or
        // the difference would tell which domains there are.
        if (!attempt.door().maySpeakFor(attempt.protocol(), attempt.service(), attempt.address())) {
            return new Answer.NotYourBusiness(id);
        }
        if (event.result() != SignInResult.ACCEPTED
                || event.account() == null
                || event.credential() == null
                || event.credentialLabel() == null) {
            return event.result() == SignInResult.REFUSED ? new Answer.Refused(id) : new Answer.TemporaryFailure();
        }
        return new Answer.Accepted(
                id, event.tenant(), event.account(), event.login(), event.credential(), event.credentialLabel());
    }

    private CompletableFuture<Answer> undecided(Attempt attempt, Throwable failure) {
        LOG.atWarn()
                .addKeyValue("frontDoor", attempt.door().id())
                .addKeyValue("cause", failure.toString())
                .log("sign-in could not be decided");
        return record(attempt, writer.undecided(attempt), clock.instant());
    }
}
