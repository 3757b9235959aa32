package dev.latchkey.audit.sequence;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sequences of all producers that have written to one partition. Where the partition was not read from its
 * beginning, a producer that had started by then begins with the first number that is seen of it (ADR 0003).
 */
public final class ShardSequences {
    private final Map<String, ProducerSequence> producers = new LinkedHashMap<>();
    private @Nullable Instant joinedAt;

    /** Nothing seen yet, of a partition that is read from its beginning. */
    public ShardSequences() {
        this(List.of(), null);
    }

    /**
     * As written down.
     *
     * @param joinedAt time of the first event that was read, where it was not the partition's first
     */
    public ShardSequences(Collection<ProducerSequence> known, @Nullable Instant joinedAt) {
        known.forEach(each -> producers.put(each.producer(), each));
        this.joinedAt = joinedAt;
    }

    /** Notes that reading began in the midst of the partition, with an event of that time. */
    public void joinAt(Instant time) {
        joinedAt = time;
    }

    /** When reading began, where it did not begin at the beginning. */
    public Optional<Instant> joinedAt() {
        return Optional.ofNullable(joinedAt);
    }

    /** Notes that a number of a producer has arrived, be it for the first time or again. */
    public void observe(String producer, long number, Instant now) {
        producers
                .computeIfAbsent(producer, name -> firstSeen(name, number, now))
                .observe(number, now);
    }

    private ProducerSequence firstSeen(String producer, long number, Instant now) {
        boolean beginningLost = joinedAt()
                .map(joined -> !ProducerStart.isAfter(producer, joined))
                .orElse(false);
        return new ProducerSequence(producer, beginningLost ? number - 1 : 0, now, List.of());
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
