package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.apppassword.LifecycleOutcome.Changed;
import dev.latchkey.credential.apppassword.LifecycleOutcome.Denied;
import dev.latchkey.credential.apppassword.LifecycleOutcome.Unchanged;
import dev.latchkey.kit.problem.FieldProblem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The state machine of app passwords: it takes the ways of the {@linkplain AllowedTransition table}, and nothing else changes
 * a state. It keeps nothing: {@link AppPasswordChanges} writes what it says.
 */
final class Lifecycle {
    private Lifecycle() {}

    /** What becomes of an app password by an action; the same whoever asks, and however often. */
    static LifecycleOutcome apply(AppPassword before, LifecycleAction action) {
        AppPasswordState from = stateFor(before, action);
        Optional<AppPasswordState> to = target(before, from, action.kind());
        if (to.isEmpty()) {
            return denied(from, action.kind());
        }
        if (isDone(before, action)) {
            return new Unchanged(before);
        }
        return bindsAnew(before, action)
                ? new Denied(
                        "The app password is bound to networks already; only an administrator can change them.",
                        List.of())
                : changed(before, to.get(), action);
    }

    /** Fails with a 409 problem where the action would be denied. */
    static void check(AppPassword found, LifecycleAction action) {
        if (apply(found, action) instanceof Denied denied) {
            throw denied.problem();
        }
    }

    private static AppPasswordState stateFor(AppPassword found, LifecycleAction action) {
        return action.kind().hasHappened() ? found.written() : found.stateAt(action.at());
    }

    private static Optional<AppPasswordState> target(
            AppPassword before, AppPasswordState from, LifecycleAction.Kind kind) {
        return AllowedTransition.targets(from, kind).stream()
                .filter(to -> kind != LifecycleAction.Kind.RESUME
                        || to == Objects.requireNonNull(before.suspension()).from())
                .findFirst();
    }

    private static boolean isDone(AppPassword before, LifecycleAction action) {
        return switch (action) {
            case LifecycleAction.Revoke _ -> before.written() == AppPasswordState.REVOKED;
            case LifecycleAction.Remind remind -> before.reminded().contains(remind.reason());
            case LifecycleAction.Activate _,
                    LifecycleAction.PinTo _,
                    LifecycleAction.Rotate _,
                    LifecycleAction.Retire _,
                    LifecycleAction.Suspend _,
                    LifecycleAction.Resume _ -> false;
        };
    }

    private static boolean bindsAnew(AppPassword before, LifecycleAction action) {
        return action instanceof LifecycleAction.PinTo pin
                && !pin.mayReplace()
                && !before.networks().isEmpty();
    }

    private static Changed changed(AppPassword before, AppPasswordState to, LifecycleAction action) {
        AppPassword after = new NextVersion(before, to).by(action);
        return new Changed(before, after, LifecycleEvents.of(after, action));
    }

    private static Denied denied(AppPasswordState from, LifecycleAction.Kind kind) {
        String possible = AllowedTransition.allowed(from).stream()
                .filter(LifecycleAction.Kind::isAskedFor)
                .map(LifecycleAction.Kind::wireName)
                .sorted()
                .collect(Collectors.joining(", ", "a state for that; allowed now: ", ""));
        return new Denied(
                "The app password is %s: it cannot be %s.".formatted(from.wireName(), kind.participle()),
                List.of(new FieldProblem("state", from.wireName(), possible)));
    }
}
