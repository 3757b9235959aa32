package dev.latchkey.events;

import org.jspecify.annotations.Nullable;

/**
 * How a tenant's rules are handled was changed.
 *
 * @param fourEyes  whether a change of rules takes a second administrator
 * @param staleness absent where there is no bound
 */
public record PolicySettingsChanged(
        String tenant, boolean fourEyes, @Nullable Staleness staleness, long version, Actor by) implements Event {
    @Override
    public String subject() {
        return tenant;
    }

    @Override
    public String key() {
        return tenant;
    }
}
