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

    /** None yet. */
    public ForgedEvents(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * What is told apart.
     *
     * @param topic       where such events would belong, by its name in Kafka
     * @param sender      the service that alone sends them
     * @param reason      of the dead letter
     * @param deadLetters whether there are any of that topic; where not, what is forged stays there and does nothing
     */
    public record Kind(String topic, String sender, String reason, boolean deadLetters) {}

    /** Takes note of one. */
    public void note(Topic topic, String reason) {
        note(new Kind(topic.wireName(), topic.sender(), reason, true));
    }

    /** Takes note of one that was to be taken for a replica's word. */
    public void note(InternalTopic topic, String reason) {
        note(new Kind(topic.wireName(), topic.service(), reason, false));
    }

    private void note(Kind kind) {
        long count = counts.computeIfAbsent(kind, first -> new AtomicLong()).incrementAndGet();
        meters.counter("latchkey.events.forged", "topic", kind.topic(), "reason", kind.reason())
                .increment();
        // The first, the second, the fourth, …: whoever writes many does not fill the log.
        if (Long.bitCount(count) == 1) {
            LOG.atWarn()
                    .addKeyValue("topic", kind.topic())
                    .addKeyValue("reason", kind.reason())
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
