package dev.latchkey.events;

/** A named location was removed; no policy refers to it any more. */
public record NamedLocationRemoved(String tenant, String location, long version, Actor by) implements Event {
    @Override
    public String subject() {
        return location;
    }

    @Override
    public String key() {
        return tenant;
    }
}
