package dev.latchkey.credential.verification;

import dev.latchkey.credential.geography.GeoLocation;
import dev.latchkey.credential.geography.GeoLocator;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.events.AccessDecided;
import dev.latchkey.events.AppliedPolicy;
import dev.latchkey.events.Event;
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
    private static final LookupResult NOTHING_FOUND =
            new LookupResult(new TypedSecret.NotAnAppPassword(), null, null, null, 0);

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
        return switch (context.kind()) {
            case SIGN_IN, HELD_BACK -> signIn(context, reason);
            case ACCESS_DECISION -> accessDecision(context, reason);
        };
    }

    /** What goes on the record of a sign-in that could not be decided. */
    SignInRecorded undecided(Attempt attempt) {
        GeoLocation location = geography.of(attempt.address());
        return signIn(attempt, NOTHING_FOUND, SignInReason.TEMPORARY_FAILURE, location, null, null);
    }

    private SignInRecorded signIn(AuthenticationContext context, SignInReason reason) {
        Attempt attempt = context.attempt();
        LookupResult found = context.found();
        PolicyDecision decision = context.decision();
        // Computed for every attempt, so that a right secret does not answer sooner than a wrong one.
        String fingerprint = keys.fingerprint(found.tenantId(), found.login(attempt), attempt.typed());
        boolean wrong = found.password() == null && attempt.typed().length() > 0;
        return signIn(attempt, found, reason, decision.attributes().location(), decision, wrong ? fingerprint : null);
    }

    private SignInRecorded signIn(
            Attempt attempt,
            LookupResult found,
            SignInReason reason,
            GeoLocation location,
            @Nullable PolicyDecision decision,
            @Nullable String fingerprint) {
        return new SignInRecorded(
                found.tenantId(),
                found.accountId(),
                found.login(attempt),
                attempt.typedLogin(found.login(attempt)),
                result(reason),
                reason,
                found.credentialId(),
                found.password() == null ? null : found.password().label(),
                attempt.protocol(),
                attempt.service(),
                attempt.door().id(),
                address(attempt),
                location.country(),
                location.asn(),
                attempt.client(),
                attempt.tlsVersion(),
                attempt.tlsCipher(),
                attempt.session(),
                decision == null ? null : decision.attributes().recorded(),
                decision == null ? List.of() : policies(decision.verdict()),
                decision == null ? 0 : decision.version(),
                fingerprint,
                TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - attempt.arrived()),
                replica,
                null);
    }

    private AccessDecided accessDecision(AuthenticationContext context, SignInReason reason) {
        Attempt attempt = context.attempt();
        return new AccessDecided(
                context.found().tenantId(),
                context.found().accountId(),
                context.found().login(attempt),
                result(reason),
                reason,
                attempt.protocol(),
                attempt.service(),
                attempt.door().id(),
                address(attempt),
                attempt.client(),
                attempt.tlsVersion(),
                policies(context.verdict()),
                context.decision().version(),
                replica);
    }

    private static SignInResult result(SignInReason reason) {
        return switch (reason) {
            case ACCEPTED -> SignInResult.ACCEPTED;
            case TEMPORARY_FAILURE -> SignInResult.TEMPORARY_FAILURE;
            default -> SignInResult.REFUSED;
        };
    }

    private static @Nullable String address(Attempt attempt) {
        return attempt.address() == null ? null : attempt.address().toString();
    }

    private static List<AppliedPolicy> policies(Verdict verdict) {
        List<PolicyResult> results = verdict.results();
        return results.isEmpty()
                ? List.of()
                : results.stream().map(AttemptEvents::policy).toList();
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
