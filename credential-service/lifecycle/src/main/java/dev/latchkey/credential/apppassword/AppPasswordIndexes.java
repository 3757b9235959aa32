package dev.latchkey.credential.apppassword;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import dev.latchkey.kit.mongo.Indexes;
import java.util.List;
import org.bson.Document;

/** What {@link AppPasswords}, {@link StoredVerifiers} and {@link DueAppPasswords} look up app passwords by. */
final class AppPasswordIndexes {
    private AppPasswordIndexes() {}

    static Indexes of(String collection) {
        Document tenant = new Document("tenant", 1);
        Document state = new Document(AppPasswordDocument.STATE, 1);
        Document account = new Document(tenant).append("account", 1);
        List<IndexModel> models = List.of(
                new IndexModel(new Document(AppPasswordDocument.VERIFIER, 1), new IndexOptions().unique(true)),
                oldestFirst(account),
                oldestFirst(new Document(tenant).append(AppPasswordDocument.STATE, 1)),
                new IndexModel(new Document(state).append("succession.retiresAt", 1)),
                new IndexModel(new Document(state).append("expiresAt", 1)));
        return new Indexes(collection, models, List.of(account, state));
    }

    private static IndexModel oldestFirst(Document within) {
        return new IndexModel(
                new Document(within).append(AppPasswordDocument.ISSUED_AT, 1).append("_id", 1));
    }
}
