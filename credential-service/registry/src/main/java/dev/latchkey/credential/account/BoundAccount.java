package dev.latchkey.credential.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account with whose it is.
 *
 * @param owner      null where nobody has been bound to it yet
 * @param externalId what the directory calls its owner, where it said so
 */
public record BoundAccount(
        Account account,
        @Nullable ExternalIdentity owner,
        @Nullable String externalId) {
    /** Whether somebody may still be bound to it: it is nobody's, and its directory names nobody else. */
    public boolean isFreeFor(ExternalIdentity who) {
        return owner == null
                && Optional.ofNullable(externalId)
                        .filter(other -> !other.equals(who.subject()))
                        .isEmpty();
    }
}
