package dev.latchkey.credential.session;

import dev.latchkey.events.AccountChanged;
import dev.latchkey.events.AccountState;
import dev.latchkey.events.AppPasswordRetired;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.AppPasswordSuspended;
import dev.latchkey.events.Event;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose sessions must end.
 *
 * @param credential of which app password; absent is every one of the account
 */
record SessionEndCause(
        String tenant, String account, @Nullable String credential, String reason) {

    /** What an event ends; empty where it ends nothing. */
    static Optional<SessionEndCause> by(Event event) {
        return switch (event) {
            case AppPasswordRevoked e -> of(e.tenant(), e.account(), e.credential(), "revoked");
            case AppPasswordSuspended e -> of(e.tenant(), e.account(), e.credential(), "suspended");
            case AppPasswordRetired e -> of(e.tenant(), e.account(), e.credential(), "rotatedOut");
            case AccountChanged e
            when e.state() == AccountState.DISABLED -> of(e.tenant(), e.account(), null, "accountDisabled");
            case AccountChanged e
            when e.state() == AccountState.LOCKED -> of(e.tenant(), e.account(), null, "accountLocked");
            default -> Optional.empty();
        };
    }

    private static Optional<SessionEndCause> of(
            String tenant, String account, @Nullable String credential, String reason) {
        return Optional.of(new SessionEndCause(tenant, account, credential, reason));
    }
}
