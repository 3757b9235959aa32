package dev.latchkey.events;

/**
 * A tenant's rules for app passwords were changed; the whole of them after the change.
 *
 * @param version of the rules, 1 at their first change
 */
public record AppPasswordRulesChanged(String tenant, AppPasswordRules rules, long version, Actor by) implements Event {
    @Override
    public String subject() {
        return tenant;
    }

    /** Of its own: compaction keeps one event for each key, and the tenant has one already. */
    @Override
    public String key() {
        return ReservedTenants.key(tenant, "rules");
    }
}
