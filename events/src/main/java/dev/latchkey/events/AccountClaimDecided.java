package dev.latchkey.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody came as the owner of an account, and was bound to it or refused; or an administrator or the directory let somebody go.
 *
 * @param login    the account's
 * @param issuer   the identity provider that says who it is
 * @param identity what that calls them, for good
 * @param claimed  the login that their token named, where it named one
 * @param result   {@code bound}, {@code refused} or {@code released}
 * @param rule     what led to the account: {@code externalId}, {@code verifiedLogin}, {@code claimedLogin}, {@code
 *                 administrator}, {@code directory}
 */
public record AccountClaimDecided(
        String tenant,
        String account,
        String login,
        String issuer,
        String identity,
        @Nullable String claimed,
        String result,
        String rule,
        Instant decidedAt,
        Actor by)
        implements Event {
    /** From now on the account is theirs, whatever their token calls them. */
    public static final String BOUND = "bound";

    /** It is somebody else's. */
    public static final String REFUSED = "refused";

    /** It is nobody's any more, until somebody is bound to it. */
    public static final String RELEASED = "released";

    @Override
    public String subject() {
        return account;
    }

    @Override
    public String key() {
        return ReservedTenants.key(tenant, account);
    }
}
