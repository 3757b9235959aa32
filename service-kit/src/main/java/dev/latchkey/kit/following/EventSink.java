package dev.latchkey.kit.following;

import dev.latchkey.kit.consuming.Received;

/** Is told each event that a {@link TopicFollower} reads. May not throw, and may not wait. */
@FunctionalInterface
public interface EventSink {
    /** Takes note of one event. */
    void take(Received event);
}
