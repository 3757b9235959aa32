package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.geography.GeoLocation;
import dev.latchkey.credential.geography.Geography;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.events.AppliedPolicy;
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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes down what was decided: all that the log says of an attempt, and nothing of the secret. */
final class SignInRecorder {
    private final VerifierKeys keys;
    private final Geography geography;
    private final String replica;

    SignInRecorder(VerifierKeys keys, Geography geography, String replica) {
        this.keys = keys;
        this.geography = geography;
        this.replica = replica;
    }

    SignInRecorded write(AuthenticationContext each, String tenant, SignInReason reason) {
        SignInResult result = reason == SignInReason.ACCEPTED ? SignInResult.ACCEPTED : SignInResult.REFUSED;
        Optional<Account> account = Optional.ofNullable(each.facts().account());
        Optional<AppPassword> password = Optional.ofNullable(each.facts().password());
        // Computed for every attempt, so that a right secret does not answer sooner than a wrong one.
        String fingerprint = keys.fingerprint(
                tenant, each.attempt().login().value(), each.attempt().typed());
        return record(
                each.attempt(),
                tenant,
                account.map(Account::id).orElse(null),
                result,
                reason,
                password.map(AppPassword::id).orElse(null),
                password.map(AppPassword::label).orElse(null),
                each.judged().facts(),
                policies(each.verdict()),
                each.snapshotVersion(),
                password.isPresent() || each.attempt().typed().isEmpty() ? null : fingerprint);
    }

    SignInRecorded undecided(Attempt attempt) {
        SignInReason reason = SignInReason.TEMPORARY_FAILURE;
        return record(
                attempt,
                ReservedTenants.UNASSIGNED,
                null,
                SignInResult.TEMPORARY_FAILURE,
                reason,
                null,
                null,
                null,
                List.of(),
                0,
                null);
    }

    static List<AppliedPolicy> policies(Verdict verdict) {
        return verdict.results().stream().map(SignInRecorder::policy).toList();
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

    private SignInRecorded record(
            Attempt attempt,
            String tenant,
            @Nullable String account,
            SignInResult result,
            SignInReason reason,
            @Nullable String credential,
            @Nullable String label,
            @Nullable SignInFacts facts,
            List<AppliedPolicy> policies,
            long snapshotVersion,
            @Nullable String fingerprint) {
        GeoLocation place = geography.of(attempt.address());
        return new SignInRecorded(
                tenant,
                account,
                attempt.login().value(),
                result,
                reason,
                credential,
                label,
                attempt.protocol(),
                attempt.service(),
                attempt.door().id(),
                attempt.address() == null ? null : attempt.address().toString(),
                place.country(),
                place.asn(),
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
}
