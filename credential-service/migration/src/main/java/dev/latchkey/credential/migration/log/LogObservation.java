package dev.latchkey.credential.migration.log;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.policy.network.IpAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in by a password alone, as a log tells of it.
 *
 * @param client what the program calls itself; null where the log does not say
 */
public record LogObservation(
        LoginName login,
        String protocol,
        @Nullable String client,
        @Nullable IpAddress address,
        Instant at) {}
