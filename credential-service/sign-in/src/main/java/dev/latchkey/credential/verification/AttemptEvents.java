package dev.latchkey.credential.verification;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.geography.GeoLocation;
import dev.latchkey.credential.geography.GeoLocator;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.events.AccessDecided;
import dev.latchkey.events.AppliedPolicy;
import dev.latchkey.events.Event;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.events.SignInFacts;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.policy.evaluation.ConditionType;
import dev.latchkey.policy.evaluation.GrantControl;
import dev.latchkey.policy.evaluation.PolicyResult;
import dev.latchkey.policy.evaluation.Verdict;
import dev.latchkey.policy.rule.Effect;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes down what was decided: all that the log says of an attempt, and nothing of the secret. */
final class AttemptEvents {
    private final VerifierKeys keys;
    private final GeoLocator geography;
    private final String replica;

    AttemptEvents(VerifierKeys keys, GeoLocator geography, String replica) {
        this.keys = keys;
        this.geography = geography;
        this.replica = replica;
    }

    /** What goes on the record of an attempt that was decided. */
    Event of(AuthenticationContext context, SignInReason reason) {
        SignInResult result = reason == SignInReason.ACCEPTED ? SignInResult.ACCEPTED : SignInResult.REFUSED;
        return switch (context.kind()) {
            case SIGN_IN, HELD_BACK -> signIn(context, result, reason);
            case ACCESS_DECISION -> accessDecision(context, result, reason);
        };
    }

    private SignInRecorded signIn(AuthenticationContext context, SignInResult result, SignInReason reason) {
        Attempt attempt = context.attempt();
        LookupResult found = context.found();
        AppPassword password = found.password();
        // Computed for every attempt, so that a right secret does not answer sooner than a wrong one.
        String fingerprint = keys.fingerprint(found.tenantId(), attempt.login().value(), attempt.typed());
        return signIn(
                attempt,
                found.tenantId(),
                found.accountId(),
                result,
                reason,
                password,
                context.decision().attributes().location(),
                context.decision().attributes().recorded(),
                policies(context.verdict()),
                context.decision().version(),
                password != null || attempt.typed().isEmpty() ? null : fingerprint);
    }

    /** What goes on the record of a sign-in that could not be decided. */
    SignInRecorded undecided(Attempt attempt) {
        return signIn(
                attempt,
                ReservedTenants.UNASSIGNED,
                null,
                SignInResult.TEMPORARY_FAILURE,
                SignInReason.TEMPORARY_FAILURE,
                null,
                geography.of(attempt.address()),
                null,
                List.of(),
                0,
                null);
    }

    private SignInRecorded signIn(
            Attempt attempt,
            String tenant,
            @Nullable String account,
            SignInResult result,
            SignInReason reason,
            @Nullable AppPassword password,
            GeoLocation location,
            @Nullable SignInFacts facts,
            List<AppliedPolicy> policies,
            long snapshotVersion,
            @Nullable String fingerprint) {
        return new SignInRecorded(
                tenant,
                account,
                attempt.login().value(),
                result,
                reason,
                password == null ? null : password.id(),
                password == null ? null : password.label(),
                attempt.protocol(),
                attempt.service(),
                attempt.door().id(),
                attempt.address() == null ? null : attempt.address().toString(),
                location.country(),
                location.asn(),
                attempt.client(),
                attempt.tlsVersion(),
                attempt.tlsCipher(),
                attempt.session(),
                facts,
                policies,
                snapshotVersion,
                fingerprint,
                TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - attempt.arrived()),
                replica,
                null);
    }

    private AccessDecided accessDecision(AuthenticationContext context, SignInResult result, SignInReason reason) {
        Attempt attempt = context.attempt();
        return new AccessDecided(
                context.found().tenantId(),
                context.found().accountId(),
                attempt.login().value(),
                result,
                reason,
                attempt.protocol(),
                attempt.service(),
                attempt.door().id(),
                attempt.address() == null ? null : attempt.address().toString(),
                attempt.client(),
                attempt.tlsVersion(),
                policies(context.verdict()),
                context.decision().version(),
                replica);
    }

    private static List<AppliedPolicy> policies(Verdict verdict) {
        return verdict.results().stream().map(AttemptEvents::policy).toList();
    }

    private static AppliedPolicy policy(PolicyResult result) {
        ConditionType unmet = result.firstUnmetCondition();
        Effect effect = result.effect();
        GrantControl wanting = result.unmetControl();
        return new AppliedPolicy(
                result.policyId(),
                result.name(),
                result.result().wireName(),
                unmet == null ? null : unmet.wireName(),
                effect == null ? null : effect.wireName(),
                wanting == null ? null : wanting.wireName());
    }
}
