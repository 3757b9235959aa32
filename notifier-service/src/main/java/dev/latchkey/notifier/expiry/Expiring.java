package dev.latchkey.notifier.expiry;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * A collection whose documents may say when they end, in the field {@value #AT}; a bean of this type has it swept.
 * Documents without that field stay.
 */
public record Expiring(MongoCollection<Document> collection) {
    /** When a document ends. */
    public static final String AT = "expiresAt";

    /** The TTL index with which MongoDB does the same by itself. */
    public static IndexModel index() {
        return new IndexModel(new Document(AT, 1), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }
}
