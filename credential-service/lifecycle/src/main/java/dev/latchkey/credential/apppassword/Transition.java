package dev.latchkey.credential.apppassword;

import static dev.latchkey.credential.apppassword.AppPasswordState.ACTIVE;
import static dev.latchkey.credential.apppassword.AppPasswordState.EXPIRED;
import static dev.latchkey.credential.apppassword.AppPasswordState.LAPSED;
import static dev.latchkey.credential.apppassword.AppPasswordState.PENDING;
import static dev.latchkey.credential.apppassword.AppPasswordState.RETIRING;
import static dev.latchkey.credential.apppassword.AppPasswordState.REVOKED;
import static dev.latchkey.credential.apppassword.AppPasswordState.ROTATED_OUT;
import static dev.latchkey.credential.apppassword.AppPasswordState.SUSPENDED;
import static dev.latchkey.credential.apppassword.LifecycleAction.ACTIVATE;
import static dev.latchkey.credential.apppassword.LifecycleAction.RESUME;
import static dev.latchkey.credential.apppassword.LifecycleAction.RETIRE;
import static dev.latchkey.credential.apppassword.LifecycleAction.REVOKE;
import static dev.latchkey.credential.apppassword.LifecycleAction.ROTATE;
import static dev.latchkey.credential.apppassword.LifecycleAction.SUSPEND;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** One way from one state to another. */
record Transition(AppPasswordState from, LifecycleAction move, AppPasswordState to) {

    /**
     * All of them: what is not in this table cannot happen. Expired, lapsed and, at the deadline of a rotation, rotated
     * out come with time and not by a move. What is resumed is again what it was before. Whoever revokes what is
     * revoked has what they want.
     */
    static final List<Transition> ALL = List.of(
            new Transition(PENDING, ACTIVATE, ACTIVE),
            new Transition(PENDING, ROTATE, RETIRING),
            new Transition(PENDING, SUSPEND, SUSPENDED),
            new Transition(PENDING, REVOKE, REVOKED),
            new Transition(ACTIVE, ROTATE, RETIRING),
            new Transition(ACTIVE, SUSPEND, SUSPENDED),
            new Transition(ACTIVE, REVOKE, REVOKED),
            new Transition(RETIRING, RETIRE, ROTATED_OUT),
            new Transition(RETIRING, SUSPEND, SUSPENDED),
            new Transition(RETIRING, REVOKE, REVOKED),
            new Transition(SUSPENDED, RESUME, PENDING),
            new Transition(SUSPENDED, RESUME, ACTIVE),
            new Transition(SUSPENDED, RESUME, RETIRING),
            new Transition(SUSPENDED, REVOKE, REVOKED),
            new Transition(ROTATED_OUT, REVOKE, REVOKED),
            new Transition(EXPIRED, REVOKE, REVOKED),
            new Transition(LAPSED, REVOKE, REVOKED),
            new Transition(REVOKED, REVOKE, REVOKED));

    /** What can be done in a state. */
    static Set<LifecycleAction> allowed(AppPasswordState from) {
        return ALL.stream()
                .filter(each -> each.from == from)
                .map(Transition::move)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Fails with a 409 problem that names the state and what can be done in it, where the move is none of that. */
    static void require(AppPasswordState from, LifecycleAction move) {
        if (!allowed(from).contains(move)) {
            throw conflict(from, move);
        }
    }

    private static ProblemException conflict(AppPasswordState from, LifecycleAction move) {
        String state = wireName(from);
        String possible = allowed(from).stream()
                .filter(LifecycleAction::isAskedFor)
                .map(LifecycleAction::wireName)
                .sorted()
                .collect(Collectors.joining(", ", "a state for that; allowed now: ", ""));
        return new ProblemException(
                HttpStatus.CONFLICT,
                "The app password is %s: it cannot be %s.".formatted(state, past(move)),
                List.of(new FieldProblem("state", state, possible)));
    }

    private static String past(LifecycleAction move) {
        return switch (move) {
            case ACTIVATE -> "activated";
            case ROTATE -> "rotated";
            case RETIRE -> "retired";
            case SUSPEND -> "suspended";
            case RESUME -> "resumed";
            case REVOKE -> "revoked";
        };
    }

    private static String wireName(AppPasswordState state) {
        return state == ROTATED_OUT ? "rotatedOut" : state.name().toLowerCase(Locale.ROOT);
    }
}
