package dev.latchkey.credential.apppassword;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.lastuse.FirstUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.nearcache.Sight;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxCollection;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.publishing.EventIds;
import java.time.Clock;
import java.util.List;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where app passwords are kept. */
@Configuration(proxyBeanMethods = false)
class AppPasswordConfiguration {
    private static final String COLLECTION = "app_passwords";

    @Bean
    AppPasswords appPasswords(MongoDatabase database, Outbox outbox, OutboxRelay relay) {
        return new AppPasswords(database.getCollection(COLLECTION), outbox, relay);
    }

    @Bean
    AppPasswordDesk appPasswordDesk(
            AppPasswords passwords, LastUses uses, VerifierKeys keys, Sight sight, EventIds ids, Clock clock) {
        return new AppPasswordDesk(passwords, uses, keys, sight, ids, clock);
    }

    @Bean
    FirstUse activation(AppPasswords passwords) {
        return new Activation(passwords);
    }

    @Bean
    OutboxCollection appPasswordOutbox(MongoDatabase database) {
        return new OutboxCollection(database.getCollection(COLLECTION));
    }

    @Bean
    Indexes appPasswordIndexes() {
        return new Indexes(
                COLLECTION,
                List.of(
                        new IndexModel(new Document(AppPasswordDocument.VERIFIER, 1), new IndexOptions().unique(true)),
                        new IndexModel(new Document("tenant", 1).append("account", 1)),
                        new IndexModel(new Document(Outbox.PENDING, 1), new IndexOptions().sparse(true))));
    }
}
