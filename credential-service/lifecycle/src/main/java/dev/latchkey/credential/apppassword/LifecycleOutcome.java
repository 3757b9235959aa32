package dev.latchkey.credential.apppassword;

import dev.latchkey.events.Event;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What becomes of an app password by an action. */
sealed interface LifecycleOutcome {
    /**
     * It is another one from now on.
     *
     * @param after the next version of it
     * @param event the one event that tells of it
     */
    record Changed(AppPassword before, AppPassword after, Event event) implements LifecycleOutcome {}

    /** What was to be done is done already: nothing changes, and nothing is told. */
    record Unchanged(AppPassword found) implements LifecycleOutcome {}

    /** It cannot be done. */
    record Denied(String detail, List<FieldProblem> fields) implements LifecycleOutcome {
        public Denied {
            fields = List.copyOf(fields);
        }

        /** A 409 that says why, and what can be done instead. */
        ProblemException problem() {
            return new ProblemException(HttpStatus.CONFLICT, detail, fields);
        }
    }
}
