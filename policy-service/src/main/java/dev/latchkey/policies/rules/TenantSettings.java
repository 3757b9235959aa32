package dev.latchkey.policies.rules;

import dev.latchkey.events.Staleness;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant's rules are handled.
 *
 * @param version   of the tenant's rules with which the settings became what they are; 0 where they were never set
 * @param fourEyes  whether a change of rules takes a second administrator
 * @param staleness absent where there is no bound
 */
public record TenantSettings(
        long version, boolean fourEyes, @Nullable Staleness staleness) {
    /** Of a tenant that has never set any. */
    public static final TenantSettings NONE = new TenantSettings(0, false, null);

    boolean sameAs(TenantSettings other) {
        return equals(new TenantSettings(version, other.fourEyes, other.staleness));
    }
}
