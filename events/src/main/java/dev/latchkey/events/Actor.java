package dev.latchkey.events;

/**
 * Who brought a change about.
 *
 * @param id   the {@code sub} of the person or client, or the name of the service that acted by itself
 * @param kind {@code person}, {@code client} or {@code service}
 */
public record Actor(String id, String kind) {
    /** A service acting by itself. */
    public static Actor service(String name) {
        return new Actor(name, "service");
    }
}
