package dev.latchkey.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an app password was like when it was used.
 *
 * @param form              {@code short} or {@code long}
 * @param idleSince         its last use before this one, or its issue where it never was used; may be out of date by
 *                          the use at another replica in the last hour. Absent where it could not be read in time
 * @param expiresAt         absent where it never ends by itself
 * @param networkRestricted whether there are networks outside which it cannot be used
 * @param activated         whether it had been used before
 */
public record CredentialAtSignIn(
        @Nullable String deviceKind,
        @Nullable String form,
        Instant issuedAt,
        @Nullable Instant idleSince,
        @Nullable Instant expiresAt,
        boolean networkRestricted,
        boolean activated) {}
