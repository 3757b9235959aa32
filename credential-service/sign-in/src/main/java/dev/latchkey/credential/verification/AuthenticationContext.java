package dev.latchkey.credential.verification;

import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.policy.evaluation.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All that the checks look at. */
record AuthenticationContext(
        Attempt attempt,
        LookupResult facts,
        boolean heldBack,
        EvaluatedPolicies judged,
        long snapshotVersion,
        Instant now) {

    Verdict verdict() {
        return judged.verdict();
    }

    @Nullable
    AppPasswordState state() {
        return facts.password() == null ? null : facts.password().stateAt(now);
    }
}
