package dev.latchkey.kit.outbox;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import dev.latchkey.events.Event;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import dev.latchkey.kit.tracing.Traceparent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.springframework.http.HttpStatus;

/**
 * How events wait inside the document whose change they tell of: an array {@value #FIELD}, oldest first, and the mark
 * {@value #PENDING}. State and event are one single-document write, so there is never one without the other. An event
 * belongs to the trace that is {@linkplain Traceparent#current() current} when it is put here.
 */
public final class Outbox {
    /** The array of waiting events. */
    public static final String FIELD = "outbox";

    /** Present while events wait. */
    public static final String PENDING = "outboxPending";

    /** Since when each waits. The sweeper looks for it. */
    static final String SINCE = FIELD + ".since";

    private final EventIds ids;
    private final Clock clock;

    Outbox(EventIds ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds the events to a document that is about to be inserted.
     *
     * @throws ProblemException 413 where one is larger than the broker takes
     */
    public Document into(Document aggregate, Event... events) {
        return aggregate.append(FIELD, entries(events)).append(PENDING, clock.instant());
    }

    /**
     * Adds the events to an update: put the result beside the update's own {@code $set}.
     *
     * @throws ProblemException 413 where one is larger than the broker takes
     */
    public Document onto(Document update, Event... events) {
        Document set = update.get("$set", new Document()).append(PENDING, clock.instant());
        return new Document(update)
                .append("$set", set)
                .append("$push", new Document(FIELD, new Document("$each", entries(events))));
    }

    private List<Document> entries(Event... events) {
        Instant now = clock.instant();
        return Arrays.stream(events).map(e -> entry(e, now)).toList();
    }

    private Document entry(Event event, Instant now) {
        byte[] data = EventJson.write(event);
        checkSize(event, data.length);
        Document entry = new Document("id", ids.next().toString())
                .append("type", EventType.of(event).wireName())
                .append("time", now.toString())
                .append("since", Date.from(now))
                .append("data", new String(data, StandardCharsets.UTF_8));
        Traceparent.current().ifPresent(trace -> entry.append(Traceparent.HEADER, trace));
        return entry;
    }

    /** One that nobody would ever take would wait for ever, and everything behind it in its document with it. */
    private static void checkSize(Event event, int data) {
        int bytes = data + event.key().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > EventPublisher.MAX_EVENT_BYTES) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "What is told of this change has " + bytes + " bytes (expected: at most "
                            + EventPublisher.MAX_EVENT_BYTES + "). Nothing was changed.",
                    List.of());
        }
    }

    /** What the sweeper looks for; the kit creates it in every {@link OutboxCollection}. */
    public static IndexModel index() {
        return new IndexModel(new Document(SINCE, 1), new IndexOptions().sparse(true));
    }

    /** What earlier releases created besides; nothing is looked for by it. */
    public static Document earlierIndex() {
        return new Document(PENDING, 1);
    }

    /** Whether a waiting event goes to a compacted topic, where the last one is what counts. */
    static boolean isState(Document entry) {
        return EventType.named(entry.getString("type"))
                .filter(type -> type.topic().cleanup() == Topic.Cleanup.COMPACT)
                .isPresent();
    }

    static OutboundEvent read(Document entry) {
        String type = entry.getString("type");
        EventType known = EventType.named(type)
                .orElseThrow(() -> new IllegalStateException("outbox holds an event of unknown type " + type));
        return new OutboundEvent(
                UUID.fromString(entry.getString("id")),
                Instant.parse(entry.getString("time")),
                entry.getString(Traceparent.HEADER),
                EventJson.read(known, entry.getString("data").getBytes(StandardCharsets.UTF_8)));
    }
}
