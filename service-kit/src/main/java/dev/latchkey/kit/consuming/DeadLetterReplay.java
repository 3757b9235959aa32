package dev.latchkey.kit.consuming;

import dev.latchkey.kit.consuming.DeadLetterReplay.Outcome.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands dead letters to the consumer that could not digest them, after its fault was mended. Each is digested in
 * place, not sent to its topic again, so nobody else sees it twice. What fails still goes to the end of the dead
 * letters, with its new reason, and waits there for the next replay; but while something that handlers need is away, the
 * replay ends at that letter, which the next one begins with. Letters that are not worth it are skipped.
 */
public final class DeadLetterReplay {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterReplay.class);
    private static final int AT_MOST = 1_000;

    private final DeadLetterTopics topics;
    private final AuthenticEvents authentic;
    private final EventBatches batches;
    private final DeadLetters deadLetters;
    private final DependencyCheck dependencies;

    DeadLetterReplay(
            DeadLetterTopics topics,
            AuthenticEvents authentic,
            EventBatches batches,
            DeadLetters deadLetters,
            DependencyCheck dependencies) {
        this.topics = topics;
        this.authentic = authentic;
        this.batches = batches;
        this.deadLetters = deadLetters;
        this.dependencies = dependencies;
    }

    /**
     * Digests again what waits on the dead-letter topic for this service's groups: at most a thousand letters a time.
     *
     * @param topic the topic that the letters came from
     * @throws org.apache.kafka.common.errors.TimeoutException when the broker does not answer
     */
    public synchronized Outcome replay(String topic) {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, BatchHandler> each : batches.handlers().entrySet()) {
            topics.read(
                    each.getKey(),
                    topic,
                    true,
                    letter -> entries.size() < AT_MOST && settled(letter, each.getKey(), each.getValue(), entries));
        }
        return new Outcome(topic, List.copyOf(entries));
    }

    /** What waits there for this service's groups: at most a thousand letters. */
    public synchronized List<WaitingLetter> waiting(String topic) {
        List<WaitingLetter> waiting = new ArrayList<>();
        for (String group : batches.handlers().keySet()) {
            topics.read(
                    group,
                    topic,
                    false,
                    letter -> waiting.size() < AT_MOST && waiting.add(WaitingLetter.of(group, letter)));
        }
        return List.copyOf(waiting);
    }

    /**
     * Gives letters up, up to one of them: they are never replayed. They stay on the topic as long as it keeps them.
     *
     * @param group   nothing is skipped of one that is not this service's
     * @param by      who wants that, for the log
     * @param through the offset of the last of them
     * @return those that were waiting
     */
    public synchronized List<WaitingLetter> skip(String topic, String group, int partition, long through, String by) {
        if (!batches.handlers().containsKey(group)) {
            return List.of();
        }
        List<WaitingLetter> skipped = new ArrayList<>();
        topics.read(group, topic, true, letter -> {
            boolean meant = letter.partition() == partition && letter.offset() <= through;
            return meant && skipped.add(WaitingLetter.of(group, letter));
        });
        skipped.forEach(letter -> LOG.atWarn()
                .addKeyValue("group", group)
                .addKeyValue("topic", topic)
                .addKeyValue("offset", letter.offset())
                .addKeyValue("event", letter.event())
                .addKeyValue("by", by)
                .log("dead letter given up"));
        return List.copyOf(skipped);
    }

    /** Whether the letter need not be looked at again where it is. */
    private boolean settled(RawRecord raw, String group, BatchHandler handler, List<Entry> entries) {
        try {
            handler.handle(List.of(authentic.read(raw.asFirstReceived())));
            entries.add(new Entry(group, raw.partition(), raw.offset(), true, ""));
            return true;
        } catch (PoisonousBatchException still) {
            return deadLetteredAgain(raw, group, still.any(), entries);
        } catch (Throwable failure) {
            Failures.throwIfEnding(failure);
            List<String> away = failure instanceof PoisonEventException ? List.of() : dependencies.away();
            if (away.isEmpty()) {
                return deadLetteredAgain(raw, group, PoisonEventException.keepsFailing(failure), entries);
            }
            String error = "away: " + String.join(", ", away);
            entries.add(new Entry(group, raw.partition(), raw.offset(), false, error));
            return false;
        }
    }

    private boolean deadLetteredAgain(RawRecord raw, String group, PoisonEventException still, List<Entry> entries) {
        deadLetters.deadLetter(group, raw.asFirstReceived(), still);
        String error = still.reason() + ": " + still.getMessage();
        entries.add(new Entry(group, raw.partition(), raw.offset(), false, error));
        return true;
    }

    /** What became of the letters of one topic. */
    public record Outcome(String topic, List<Entry> letters) {
        /** What became of one letter; {@code error} is empty where it was digested. */
        public record Entry(String group, int partition, long offset, boolean digested, String error) {}
    }
}
