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
record AllowedTransition(AppPasswordState from, LifecycleAction.Kind action, AppPasswordState to) {

    /**
     * All of them: what is not in this table cannot happen. What comes with time and without an action is in
     * {@link TimedTransition}. What is resumed is again what it was before. Whoever revokes what is revoked has what
     * they want.
     */
    static final List<AllowedTransition> ALL = List.of(
            new AllowedTransition(PENDING, ACTIVATE, ACTIVE),
            new AllowedTransition(PENDING, PIN, PENDING),
            new AllowedTransition(PENDING, REMIND, PENDING),
            new AllowedTransition(PENDING, ROTATE, RETIRING),
            new AllowedTransition(PENDING, SUSPEND, SUSPENDED),
            new AllowedTransition(PENDING, REVOKE, REVOKED),
            new AllowedTransition(ACTIVE, PIN, ACTIVE),
            new AllowedTransition(ACTIVE, REMIND, ACTIVE),
            new AllowedTransition(ACTIVE, ROTATE, RETIRING),
            new AllowedTransition(ACTIVE, SUSPEND, SUSPENDED),
            new AllowedTransition(ACTIVE, REVOKE, REVOKED),
            new AllowedTransition(RETIRING, PIN, RETIRING),
            new AllowedTransition(RETIRING, REMIND, RETIRING),
            new AllowedTransition(RETIRING, RETIRE, ROTATED_OUT),
            new AllowedTransition(RETIRING, SUSPEND, SUSPENDED),
            new AllowedTransition(RETIRING, REVOKE, REVOKED),
            new AllowedTransition(SUSPENDED, PIN, SUSPENDED),
            new AllowedTransition(SUSPENDED, REMIND, SUSPENDED),
            new AllowedTransition(SUSPENDED, RESUME, PENDING),
            new AllowedTransition(SUSPENDED, RESUME, ACTIVE),
            new AllowedTransition(SUSPENDED, RESUME, RETIRING),
            new AllowedTransition(SUSPENDED, REVOKE, REVOKED),
            new AllowedTransition(ROTATED_OUT, REVOKE, REVOKED),
            new AllowedTransition(EXPIRED, REVOKE, REVOKED),
            new AllowedTransition(LAPSED, REVOKE, REVOKED),
            new AllowedTransition(REVOKED, REVOKE, REVOKED));

    /** What can be done in a state. */
    static Set<LifecycleAction.Kind> allowed(AppPasswordState from) {
        return ALL.stream()
                .filter(each -> each.from == from)
                .map(AllowedTransition::action)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where an action leads from a state: nowhere, to one state, or back to the one of several that it was in. */
    static List<AppPasswordState> targets(AppPasswordState from, LifecycleAction.Kind action) {
        return ALL.stream()
                .filter(each -> each.from == from && each.action == action)
                .map(AllowedTransition::to)
                .toList();
    }
}
