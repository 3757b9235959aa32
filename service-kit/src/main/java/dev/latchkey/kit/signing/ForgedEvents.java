package dev.latchkey.kit.signing;

import dev.latchkey.events.InternalTopic;
import dev.latchkey.events.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what was taken for forged, in the metric {@code latchkey.events.forged} and for whoever raises the alarm. Bounded: there is
 * one count for each topic and reason, however much comes.
 */
public final class ForgedEvents {
    private static final Logger LOG = LoggerFactory.getLogger(ForgedEvents.class);

    private final MeterRegistry meters;
    private final Map<Kind, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> sealCounts = new ConcurrentHashMap<>();

    /** None yet. */
    public ForgedEvents(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * What is told apart.
     *
     * @param topic  where such events would belong
     * @param reason of the dead letter
     */
    public record Kind(Topic topic, String reason) {}

    /** Takes note of one. */
    public void note(Topic topic, String reason) {
        long count = counts.computeIfAbsent(new Kind(topic, reason), first -> new AtomicLong())
                .incrementAndGet();
        note(topic.wireName(), reason, count);
    }

    /** Takes note of one that was to be taken for a replica's word: counted and told, but nobody's event. */
    public void note(InternalTopic topic, String reason) {
        String kind = topic.wireName() + " " + reason;
        note(
                topic.wireName(),
                reason,
                sealCounts.computeIfAbsent(kind, first -> new AtomicLong()).incrementAndGet());
    }

    private void note(String topic, String reason, long count) {
        meters.counter("latchkey.events.forged", "topic", topic, "reason", reason)
                .increment();
        // The first, the second, the fourth, …: whoever writes many does not fill the log.
        if (Long.bitCount(count) == 1) {
            LOG.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("reason", reason)
                    .addKeyValue("count", count)
                    .log("an event was not signed by whoever sends such events; nobody acts on it");
        }
    }

    /** How many of a kind there have been. */
    public long count(Kind kind) {
        AtomicLong count = counts.get(kind);
        return count == null ? 0 : count.get();
    }

    /** The kinds of which there has been any. */
    public List<Kind> kinds() {
        return List.copyOf(counts.keySet());
    }
}
