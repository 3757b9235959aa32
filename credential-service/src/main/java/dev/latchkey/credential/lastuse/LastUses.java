package dev.latchkey.credential.lastuse;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.SignInRecorded;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The last use of each app password, in MongoDB: a view of the stream, which can be made again from it. */
public final class LastUses {
    private final MongoCollection<Document> collection;

    LastUses(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Of all app passwords of an account that were used. */
    public Flux<LastUse> ofAccount(String tenant, String account) {
        Document owner = new Document("tenant", tenant).append("account", account);
        return Flux.from(collection.find(owner)).map(LastUses::read);
    }

    /** Of all app passwords of a tenant that were used. */
    public Flux<LastUse> ofTenant(String tenant) {
        return Flux.from(collection.find(new Document("tenant", tenant))).map(LastUses::read);
    }

    /** Keeps the newest of what is there and what is given. */
    Mono<Void> keep(List<Envelope<SignInRecorded>> newest) {
        List<UpdateOneModel<Document>> updates =
                newest.stream().map(LastUses::update).toList();
        return updates.isEmpty()
                ? Mono.empty()
                : Mono.from(collection.bulkWrite(updates, new BulkWriteOptions().ordered(false)))
                        .then();
    }

    /**
     * The stream brings an account's sign-ins in order, so the last written is the newest; seeing some again after a
     * restart sets the clock back only until the end of the batch.
     */
    private static UpdateOneModel<Document> update(Envelope<SignInRecorded> use) {
        SignInRecorded data = use.data();
        Document set = new Document("tenant", data.tenant())
                .append("account", data.account())
                .append("credential", data.credential())
                .append("at", use.time())
                .append("address", data.address())
                .append("protocol", data.protocol())
                .append("frontDoor", data.frontDoor());
        return new UpdateOneModel<>(
                new Document("_id", data.tenant() + "/" + data.credential()),
                new Document("$set", set),
                new UpdateOptions().upsert(true));
    }

    private static LastUse read(Document found) {
        Instant at = found.getDate("at").toInstant();
        return new LastUse(
                found.getString("credential"),
                at,
                found.getString("address"),
                found.getString("protocol"),
                found.getString("frontDoor"));
    }
}
