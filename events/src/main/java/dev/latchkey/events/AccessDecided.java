package dev.latchkey.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service that finds out by itself who somebody is was told whether they may pass, by conditional access alone. Written before it was
 * told.
 *
 * @param account         id of the account, absent where the login names none
 * @param login           as in {@link SignInRecorded}, like all that is called the same there
 * @param result          accepted: may pass; refused: may not
 * @param policies        every policy of the snapshot with its result
 * @param snapshotVersion the policy snapshot that decided; 0 where the tenant has none
 */
public record AccessDecided(
        String tenant,
        @Nullable String account,
        String login,
        SignInResult result,
        SignInReason reason,
        String protocol,
        String service,
        String frontDoor,
        @Nullable String address,
        @Nullable String client,
        @Nullable String tlsVersion,
        List<AppliedPolicy> policies,
        long snapshotVersion,
        String replica)
        implements Event {
    public AccessDecided {
        policies = DefensiveCopy.list(policies);
    }

    @Override
    public String subject() {
        return account == null ? login : account;
    }

    @Override
    public String key() {
        return ReservedTenants.key(tenant, subject());
    }
}
