package dev.latchkey.events;

/** A policy was created or changed; the whole state after the change. */
public record PolicyChanged(String tenant, PolicyDefinition policy, long version, Actor by) implements Event {
    @Override
    public String subject() {
        return policy.id();
    }

    @Override
    public String key() {
        return tenant;
    }
}
