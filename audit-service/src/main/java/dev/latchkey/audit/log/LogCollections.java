package dev.latchkey.audit.log;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.audit.entry.EntryFields;
import dev.latchkey.audit.shard.LogShard;
import dev.latchkey.events.Topic;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Where entries are: sign-ins, of which there are many, in one collection, everything else in another.
 *
 * <p>Uniqueness is what the log stands on; the other indexes are for search, each ending in the order of the pages.
 */
public record LogCollections(MongoCollection<Document> signIns, MongoCollection<Document> events) {
    static final String SIGN_INS = "signIns";
    static final String EVENTS = "events";

    static LogCollections in(MongoDatabase database) {
        return new LogCollections(database.getCollection(SIGN_INS), database.getCollection(EVENTS));
    }

    MongoCollection<Document> of(LogShard shard) {
        return shard.knownTopic() == Topic.SIGN_INS ? signIns : events;
    }

    static List<IndexModel> signInIndexes() {
        return List.of(
                place(),
                newestFirst(),
                newestFirst(EntryFields.ACCOUNT),
                newestFirst(EntryFields.LOGIN),
                newestFirst(EntryFields.CREDENTIAL),
                newestFirst(EntryFields.ADDRESS_KEY));
    }

    static List<IndexModel> eventIndexes() {
        return List.of(
                place(),
                newestFirst(),
                newestFirst(EntryFields.TYPE),
                newestFirst(EntryFields.SUBJECT),
                newestFirst(EntryFields.ACTOR));
    }

    private static IndexModel place() {
        Bson keys = Indexes.ascending(EntryFields.SHARD, EntryFields.INDEX);
        return new IndexModel(keys, new IndexOptions().unique(true));
    }

    private static IndexModel newestFirst(String... within) {
        return new IndexModel(Indexes.compoundIndex(
                Indexes.ascending(EntryFields.TENANT),
                Indexes.ascending(within),
                Indexes.descending(EntryFields.AT, EntryFields.ID)));
    }
}
