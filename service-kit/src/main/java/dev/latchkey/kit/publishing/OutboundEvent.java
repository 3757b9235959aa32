package dev.latchkey.kit.publishing;

import dev.latchkey.events.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way out.
 *
 * @param id          CloudEvents id; stays the same over every repetition
 * @param time        when it happened
 * @param traceparent W3C trace context of the request that brought it about
 */
public record OutboundEvent(UUID id, Instant time, @Nullable String traceparent, Event event) {}
