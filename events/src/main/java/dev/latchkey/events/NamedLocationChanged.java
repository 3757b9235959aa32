package dev.latchkey.events;

/** A named location was created or changed; the whole state after the change. */
public record NamedLocationChanged(String tenant, NamedLocationDefinition location, long version, Actor by)
        implements Event {
    @Override
    public String subject() {
        return location.id();
    }

    @Override
    public String key() {
        return tenant;
    }
}
