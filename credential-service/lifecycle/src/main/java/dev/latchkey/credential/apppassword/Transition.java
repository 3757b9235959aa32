package dev.latchkey.credential.apppassword;

import static dev.latchkey.credential.apppassword.AppPasswordState.ACTIVE;
import static dev.latchkey.credential.apppassword.AppPasswordState.EXPIRED;
import static dev.latchkey.credential.apppassword.AppPasswordState.LAPSED;
import static dev.latchkey.credential.apppassword.AppPasswordState.PENDING;
import static dev.latchkey.credential.apppassword.AppPasswordState.RETIRING;
import static dev.latchkey.credential.apppassword.AppPasswordState.REVOKED;
import static dev.latchkey.credential.apppassword.AppPasswordState.ROTATED_OUT;
import static dev.latchkey.credential.apppassword.AppPasswordState.SUSPENDED;
import static dev.latchkey.credential.apppassword.LifecycleAction.Kind.ACTIVATE;
import static dev.latchkey.credential.apppassword.LifecycleAction.Kind.PIN;
import static dev.latchkey.credential.apppassword.LifecycleAction.Kind.REMIND;
import static dev.latchkey.credential.apppassword.LifecycleAction.Kind.RESUME;
import static dev.latchkey.credential.apppassword.LifecycleAction.Kind.RETIRE;
import static dev.latchkey.credential.apppassword.LifecycleAction.Kind.REVOKE;
import static dev.latchkey.credential.apppassword.LifecycleAction.Kind.ROTATE;
import static dev.latchkey.credential.apppassword.LifecycleAction.Kind.SUSPEND;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One way from one state to another, or back to the same one, by an action; {@link Lifecycle} takes it. */
record Transition(AppPasswordState from, LifecycleAction.Kind action, AppPasswordState to) {

    /**
     * All of them: what is not in this table cannot happen. What comes with time and without an action is in
     * {@link TimedTransition}. What is resumed is again what it was before. Whoever revokes what is revoked has what
     * they want.
     */
    static final List<Transition> ALL = List.of(
            new Transition(PENDING, ACTIVATE, ACTIVE),
            new Transition(PENDING, PIN, PENDING),
            new Transition(PENDING, REMIND, PENDING),
            new Transition(PENDING, ROTATE, RETIRING),
            new Transition(PENDING, SUSPEND, SUSPENDED),
            new Transition(PENDING, REVOKE, REVOKED),
            new Transition(ACTIVE, PIN, ACTIVE),
            new Transition(ACTIVE, REMIND, ACTIVE),
            new Transition(ACTIVE, ROTATE, RETIRING),
            new Transition(ACTIVE, SUSPEND, SUSPENDED),
            new Transition(ACTIVE, REVOKE, REVOKED),
            new Transition(RETIRING, PIN, RETIRING),
            new Transition(RETIRING, REMIND, RETIRING),
            new Transition(RETIRING, RETIRE, ROTATED_OUT),
            new Transition(RETIRING, SUSPEND, SUSPENDED),
            new Transition(RETIRING, REVOKE, REVOKED),
            new Transition(SUSPENDED, PIN, SUSPENDED),
            new Transition(SUSPENDED, REMIND, SUSPENDED),
            new Transition(SUSPENDED, RESUME, PENDING),
            new Transition(SUSPENDED, RESUME, ACTIVE),
            new Transition(SUSPENDED, RESUME, RETIRING),
            new Transition(SUSPENDED, REVOKE, REVOKED),
            new Transition(ROTATED_OUT, REVOKE, REVOKED),
            new Transition(EXPIRED, REVOKE, REVOKED),
            new Transition(LAPSED, REVOKE, REVOKED),
            new Transition(REVOKED, REVOKE, REVOKED));

    /** What can be done in a state. */
    static Set<LifecycleAction.Kind> allowed(AppPasswordState from) {
        return ALL.stream()
                .filter(each -> each.from == from)
                .map(Transition::action)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where an action leads from a state: nowhere, to one state, or back to the one of several that it was in. */
    static List<AppPasswordState> targets(AppPasswordState from, LifecycleAction.Kind action) {
        return ALL.stream()
                .filter(each -> each.from == from && each.action == action)
                .map(Transition::to)
                .toList();
    }
}
