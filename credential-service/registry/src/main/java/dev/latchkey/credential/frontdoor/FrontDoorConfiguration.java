package dev.latchkey.credential.frontdoor;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.role.ManagementRole;
import dev.latchkey.events.Actor;
import dev.latchkey.events.FrontDoorChanged;
import dev.latchkey.kit.mongo.Indexes;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxCollection;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.outbox.StateSource;
import java.util.List;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where front doors are kept. */
@Configuration(proxyBeanMethods = false)
class FrontDoorConfiguration {
    private static final String COLLECTION = "front_doors";

    @Bean
    FrontDoors frontDoors(MongoDatabase database, Outbox outbox, OutboxRelay relay) {
        return new FrontDoors(database.getCollection(COLLECTION), outbox, relay);
    }

    @Bean
    @ManagementRole
    OutboxCollection frontDoorOutbox(MongoDatabase database) {
        return new OutboxCollection(database.getCollection(COLLECTION));
    }

    /** What is told again is told by the service itself. */
    @Bean
    @ManagementRole
    StateSource<FrontDoorChanged> frontDoorStates(MongoDatabase database) {
        return new StateSource<>(
                FrontDoorChanged.class,
                database.getCollection(COLLECTION),
                FrontDoorChanged::door,
                FrontDoorChanged::version,
                found -> FrontDoorDocument.changed(FrontDoorDocument.read(found), Actor.service("credential-service")));
    }

    @Bean
    @ManagementRole
    Indexes frontDoorIndexes() {
        return new Indexes(
                COLLECTION,
                List.of(new IndexModel(new Document(FrontDoorDocument.KEY_HASH, 1), new IndexOptions().unique(true))));
    }
}
