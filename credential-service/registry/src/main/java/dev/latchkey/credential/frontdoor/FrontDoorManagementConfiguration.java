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
import java.time.Clock;
import java.util.List;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who writes front doors, and tells of it. */
@ManagementRole
@Configuration(proxyBeanMethods = false)
class FrontDoorManagementConfiguration {
    @Bean
    FrontDoorWrites frontDoorWrites(
            MongoDatabase database, FrontDoors doors, Outbox outbox, OutboxRelay relay, Clock clock) {
        return new FrontDoorWrites(
                database.getCollection(FrontDoorConfiguration.COLLECTION), doors, outbox, relay, clock);
    }

    @Bean
    OutboxCollection frontDoorOutbox(MongoDatabase database) {
        return new OutboxCollection(database.getCollection(FrontDoorConfiguration.COLLECTION));
    }

    /** What is told again is told by the service itself. */
    @Bean
    StateSource<FrontDoorChanged> frontDoorStates(MongoDatabase database) {
        return new StateSource<>(
                FrontDoorChanged.class,
                database.getCollection(FrontDoorConfiguration.COLLECTION),
                FrontDoorChanged::door,
                FrontDoorChanged::version,
                found -> FrontDoorDocument.changed(FrontDoorDocument.read(found), Actor.service("credential-service")));
    }

    @Bean
    Indexes frontDoorIndexes() {
        return new Indexes(
                FrontDoorConfiguration.COLLECTION,
                List.of(new IndexModel(new Document(FrontDoorDocument.KEY_HASH, 1), new IndexOptions().unique(true))));
    }
}
