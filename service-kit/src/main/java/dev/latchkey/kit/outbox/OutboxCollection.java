package dev.latchkey.kit.outbox;

import com.mongodb.reactivestreams.client.MongoCollection;
import org.bson.Document;

/** A collection whose documents hold an {@link Outbox}; a bean of this type has it swept. */
public record OutboxCollection(MongoCollection<Document> collection) {}
