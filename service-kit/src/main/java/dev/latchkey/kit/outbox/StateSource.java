package dev.latchkey.kit.outbox;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.Event;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.bson.Document;

/**
 * Where the states are of which a compacted topic keeps the last of each. A bean of this type has its topic watched.
 *
 * @param type       of the events that tell of such a state
 * @param collection of the states, each with its {@code version}
 * @param id         of the document that an event is about
 * @param version    that an event tells of
 * @param told       the event that tells of the state in a document
 */
public record StateSource<E extends Event>(
        Class<E> type,
        MongoCollection<Document> collection,
        Function<E, Object> id,
        ToLongFunction<E> version,
        Function<Document, E> told) {

    boolean has(Event event) {
        return type.isInstance(event);
    }

    Object idOf(Event event) {
        return id.apply(type.cast(event));
    }

    long versionOf(Event event) {
        return version.applyAsLong(type.cast(event));
    }
}
