package dev.latchkey.audit.sequence;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sequences of all producers that have written to one partition. */
public final class ShardSequences {
    private final Map<String, ProducerSequence> producers = new LinkedHashMap<>();

    /** Nothing seen yet. */
    public ShardSequences() {}

    /** As written down. */
    public ShardSequences(Collection<ProducerSequence> known) {
        known.forEach(each -> producers.put(each.producer(), each));
    }

    /** Notes that a number of a producer has arrived, be it for the first time or again. */
    public void observe(String producer, long number, Instant now) {
        producers
                .computeIfAbsent(producer, name -> new ProducerSequence(name, now))
                .observe(number, now);
    }

    /**
     * Forgets producers that nothing is missing of and that have been silent since before {@code time}: what they sent
     * must have left the topic, or its redelivery would look like the end of a sequence whose beginning is lost.
     */
    public void forgetCompleteSince(Instant time) {
        producers
                .values()
                .removeIf(each -> each.gaps().isEmpty() && each.lastSeen().isBefore(time));
    }

    /** Every producer that is remembered. */
    public List<ProducerSequence> producers() {
        return List.copyOf(producers.values());
    }
}
