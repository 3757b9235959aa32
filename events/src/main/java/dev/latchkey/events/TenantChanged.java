package dev.latchkey.events;

import java.util.List;

/**
 * A tenant was registered or changed; the whole state after the change.
 *
 * @param domains             login domains that lead to this tenant, lower case
 * @param appPasswordsEnabled false switches every app password of the tenant off
 * @param version             of the tenant, 1 at registration
 */
public record TenantChanged(
        String tenant, String name, List<String> domains, boolean appPasswordsEnabled, long version, Actor by)
        implements Event {
    public TenantChanged {
        domains = DefensiveCopy.list(domains);
    }

    @Override
    public String subject() {
        return tenant;
    }

    @Override
    public String key() {
        return ReservedTenants.key(tenant, "");
    }
}
