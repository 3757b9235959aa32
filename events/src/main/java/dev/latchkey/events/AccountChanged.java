package dev.latchkey.events;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account was registered or changed; the whole state after the change.
 *
 * @param login             the login name, PRECIS UsernameCaseMapped (RFC 8265)
 * @param aliases           further names to sign in with, in the same form; none is another account's. Absent in what earlier
 *                          releases told
 * @param email             where notices go
 * @param legacyDisabledFor the protocols for which sign-in by password alone is switched off for this account
 * @param version           of the account, 1 at registration
 */
public record AccountChanged(
        String tenant,
        String account,
        String login,
        @Nullable Set<String> aliases,
        @Nullable String displayName,
        @Nullable String email,
        AccountState state,
        Set<String> legacyDisabledFor,
        long version,
        Actor by)
        implements Event {
    public AccountChanged {
        aliases = aliases == null ? null : DefensiveCopy.set(aliases);
        legacyDisabledFor = DefensiveCopy.set(legacyDisabledFor);
    }

    @Override
    public String subject() {
        return account;
    }

    @Override
    public String key() {
        return ReservedTenants.key(tenant, account);
    }
}
