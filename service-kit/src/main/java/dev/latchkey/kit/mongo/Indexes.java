package dev.latchkey.kit.mongo;

import com.mongodb.client.model.IndexModel;
import java.util.List;

/** The indexes of one collection; a bean of this type has them created. */
public record Indexes(String collection, List<IndexModel> models) {
    public Indexes {
        models = List.copyOf(models);
    }
}
