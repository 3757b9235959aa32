package dev.latchkey.events;

/** A policy was removed. */
public record PolicyRemoved(String tenant, String policy, long version, Actor by) implements Event {
    @Override
    public String subject() {
        return policy;
    }

    @Override
    public String key() {
        return tenant;
    }
}
