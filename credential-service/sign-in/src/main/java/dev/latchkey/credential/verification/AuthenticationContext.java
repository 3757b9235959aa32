package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.events.SignInReason;
import dev.latchkey.policy.evaluation.Verdict;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that the checks look at, and that the record is made of: the attempt, what was found, what the policies say. */
record AuthenticationContext(
        AttemptKind kind, Attempt attempt, LookupResult found, boolean heldBack, PolicyDecision decision) {

    Verdict verdict() {
        return decision.verdict();
    }

    @Nullable
    AppPasswordState state() {
        return found.password() == null ? null : found.password().stateAt(decision.at());
    }

    /**
     * What the door is told once it is on the record. A door of some tenants may not speak for a login that leads to none
     * of them, whether to another one or nowhere: the difference would tell which domains there are.
     */
    AttemptOutcome outcome(SignInReason reason, UUID id) {
        if (!attempt.permittedAtDoor() || !attempt.door().maySpeakFor(found.tenantId())) {
            return new AttemptOutcome.NotPermitted(id);
        }
        return reason == SignInReason.ACCEPTED ? accepted(id) : refused(id);
    }

    private AttemptOutcome refused(UUID id) {
        return toldToTryAgain()
                ? new AttemptOutcome.TemporaryFailure()
                : new AttemptOutcome.Refused(id, decision.version());
    }

    /** Whatever it is refused for: else a right secret would be told from a wrong one. Where there is none, none is forgotten. */
    private boolean toldToTryAgain() {
        return kind != AttemptKind.ACCESS_DECISION
                && verdict() instanceof Verdict.Blocked blocked
                && blocked.isTemporary();
    }

    private AttemptOutcome accepted(UUID id) {
        Account account = Objects.requireNonNull(found.account(), "accepted without an account");
        AppPassword password = found.password();
        return new AttemptOutcome.Accepted(
                id,
                decision.version(),
                found.tenantId(),
                account.id(),
                account.login(),
                password == null ? "" : password.id(),
                password == null ? "" : password.label());
    }
}
