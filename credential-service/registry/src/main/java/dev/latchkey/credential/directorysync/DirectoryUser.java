package dev.latchkey.credential.directorysync;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whom an identity provider knows.
 *
 * @param id            what it calls them for good, as in the {@code sub} of their tokens
 * @param enabled       whether they may sign in there
 * @param verifiedEmail null where they have none that it vouches for
 */
public record DirectoryUser(
        String id, boolean enabled, @Nullable String verifiedEmail) {}
