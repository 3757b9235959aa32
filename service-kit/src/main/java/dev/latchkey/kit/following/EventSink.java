package dev.latchkey.kit.following;

import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;

/** Is told each event that a {@link TopicFollower} reads, one after the other. May not wait. */
@FunctionalInterface
public interface EventSink {
    /**
     * Takes note of one event. What it throws has the event handed over again, three times at most; then it is
     * {@linkplain #missed missed}.
     */
    void take(ReceivedEvent event);

    /**
     * Is told that an event was passed over: it cannot be read, or {@link #take} failed again and again. Whoever
     * relies on having seen everything does here what makes up for it, for example forgets what it remembers.
     */
    default void missed(RawRecord raw, RuntimeException why) {}

    /**
     * Is told that the topic no longer has what it had. Where some of it was {@linkplain TopicRemoval#unseen never handed
     * over}, that counts as missed; where the topic was made anew, it is read from its beginning next.
     */
    default void removed(TopicRemoval removal) {}
}
