package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.network.IpAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The question: may this sign-in pass?
 *
 * @param account  id; absent where the login names no account: included by "all" only
 * @param protocol in lower case
 * @param service  as the front door names it
 * @param address  of the client; absent where it is not known: in no named location
 */
public record SignIn(
        @Nullable String account,
        String protocol,
        String service,
        @Nullable IpAddress address,
        Instant at) {}
