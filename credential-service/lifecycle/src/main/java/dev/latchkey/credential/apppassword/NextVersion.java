package dev.latchkey.credential.apppassword;

import dev.latchkey.policy.network.Cidr;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An app password as an action leaves it: what can change at all is a field here, everything else stays. */
final class NextVersion {
    private final AppPassword before;
    private final AppPasswordState state;
    private List<Cidr> networks;
    private @Nullable Instant activatedAt;
    private @Nullable Instant revokedAt;
    private @Nullable String revokeReason;
    private @Nullable SuccessorReference succession;
    private @Nullable Suspension suspension;
    private Set<ReminderReason> reminded;

    /** @param state where the {@linkplain AllowedTransition table} leads to */
    NextVersion(AppPassword before, AppPasswordState state) {
        this.before = before;
        this.state = state;
        this.networks = before.networks();
        this.activatedAt = before.activatedAt();
        this.revokedAt = before.revokedAt();
        this.revokeReason = before.revokeReason();
        this.succession = before.succession();
        this.suspension = before.suspension();
        this.reminded = before.reminded();
    }

    AppPassword by(LifecycleAction action) {
        switch (action) {
            case LifecycleAction.Activate activate -> activatedAt = activate.at();
            case LifecycleAction.PinTo pin -> networks = pin.networks();
            case LifecycleAction.Rotate rotate -> succession = rotate.succession();
            case LifecycleAction.Retire retire -> {}
            case LifecycleAction.Suspend it -> suspension = new Suspension(it.at(), it.reason(), before.written());
            case LifecycleAction.Resume resume -> suspension = null;
            case LifecycleAction.Revoke revoke -> revoke(revoke);
            case LifecycleAction.Remind remind -> remind(remind.reason());
        }
        return made();
    }

    private void revoke(LifecycleAction.Revoke revoke) {
        revokedAt = revoke.at();
        revokeReason = revoke.reason();
    }

    private void remind(ReminderReason reason) {
        reminded = new HashSet<>(reminded);
        reminded.add(reason);
    }

    private AppPassword made() {
        return new AppPassword(
                before.tenant(),
                before.account(),
                before.id(),
                before.label(),
                before.deviceKind(),
                state,
                before.protocols(),
                before.services(),
                networks,
                before.pin(),
                before.issuedAt(),
                before.expiresAt(),
                before.activateBy(),
                activatedAt,
                revokedAt,
                revokeReason,
                before.replaces(),
                succession,
                suspension,
                reminded,
                before.version() + 1);
    }
}
