package dev.latchkey.credential.verification;

import dev.latchkey.credential.apppassword.State;
import dev.latchkey.policy.evaluation.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All that the checks look at. */
record Case(Attempt attempt, Facts facts, boolean heldBack, Judged judged, long snapshotVersion, Instant now) {

    Verdict verdict() {
        return judged.verdict();
    }

    @Nullable
    State state() {
        return facts.password() == null ? null : facts.password().stateAt(now);
    }
}
