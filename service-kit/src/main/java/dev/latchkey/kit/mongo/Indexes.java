package dev.latchkey.kit.mongo;

import com.mongodb.client.model.IndexModel;
import java.util.List;
import org.bson.Document;

/**
 * The indexes of one collection; a bean of this type has them created.
 *
 * @param models  those that it has
 * @param earlier the keys of those that earlier releases created and that serve nothing any more: they are dropped
 */
public record Indexes(String collection, List<IndexModel> models, List<Document> earlier) {
    public Indexes {
        models = List.copyOf(models);
        earlier = List.copyOf(earlier);
    }

    /** Of a collection that never had others. */
    public Indexes(String collection, List<IndexModel> models) {
        this(collection, models, List.of());
    }
}
