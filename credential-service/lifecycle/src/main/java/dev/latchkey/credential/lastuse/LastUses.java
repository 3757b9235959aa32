package dev.latchkey.credential.lastuse;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.kit.mongo.DocumentJoin;
import dev.latchkey.policy.network.Cidr;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The last use of each app password, in MongoDB: a view of the stream, which can be made again from it. */
public final class LastUses {
    private static final String BY_PROTOCOL = "byProtocol";
    private static final String NETWORKS = "networks";
    private static final String SETTLED = "settled";
    /** Networks of each app password. A device that is in more than that cannot be pinned to any. */
    private static final int NETWORKS_KEPT = 100;

    private final MongoCollection<Document> collection;

    LastUses(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Of all app passwords of an account that were used. */
    public Flux<LastUse> ofAccount(String tenant, String account) {
        Document owner = new Document("tenant", tenant).append("account", account);
        return Flux.from(collection.find(owner)).map(LastUses::read);
    }

    /** When each of these app passwords was last used for each protocol; those that never were are left out. */
    public Mono<Map<String, Map<String, Instant>>> byProtocol(String tenant, Collection<String> credentials) {
        return documents(tenant, credentials)
                .collectMap(found -> found.getString("credential"), LastUses::readByProtocol);
    }

    /** Of those of these app passwords that were used. */
    public Flux<LastUse> of(String tenant, Collection<String> credentials) {
        return documents(tenant, credentials).map(LastUses::read);
    }

    /** The last use of the app password whose identity some field of another document has, to be read along with that one. */
    public DocumentJoin<LastUse> joinedBy(String field) {
        return new DocumentJoin<>(collection.getNamespace().getCollectionName(), field, LastUses::read);
    }

    /** Whether an app password of the account was used from that network, as far as networks are kept; never empty. */
    public Mono<Boolean> usedFrom(String tenant, String account, Cidr network) {
        Document used =
                new Document("tenant", tenant).append("account", account).append(NETWORKS, network.toString());
        return Mono.from(
                        collection.find(used).projection(new Document("_id", 1)).first())
                .hasElement();
    }

    /** What is known of these, by their identities; those that never were used are left out. */
    Mono<Map<String, EarlierUse>> earlier(Collection<String> identities) {
        Document any = new Document("_id", new Document("$in", List.copyOf(identities)));
        Document fields = new Document("at", 1).append(NETWORKS, 1).append(SETTLED, 1);
        return Flux.from(collection.find(any).projection(fields))
                .collectMap(
                        found -> found.getString("_id"),
                        found -> new EarlierUse(
                                found.getDate("at").toInstant(),
                                Set.copyOf(found.getList(NETWORKS, String.class, List.of())),
                                found.getBoolean(SETTLED, false)));
    }

    private Flux<Document> documents(String tenant, Collection<String> credentials) {
        List<String> identities =
                credentials.stream().map(each -> tenant + "/" + each).toList();
        return identities.isEmpty()
                ? Flux.empty()
                : Flux.from(collection.find(new Document("_id", new Document("$in", identities))));
    }

    /** Keeps the newest of what is there and what is given. */
    Mono<Void> keep(Collection<WrittenUse> uses) {
        List<UpdateOneModel<Document>> updates =
                uses.stream().map(LastUses::update).toList();
        return updates.isEmpty()
                ? Mono.empty()
                : Mono.from(collection.bulkWrite(updates, new BulkWriteOptions().ordered(false)))
                        .then();
    }

    /**
     * The stream brings an account's sign-ins in order, so the last written is the newest; seeing some again after a
     * restart sets the clock back only until the end of the batch.
     */
    private static UpdateOneModel<Document> update(WrittenUse written) {
        Document byProtocol = new Document();
        written.uses()
                .forEach(each ->
                        byProtocol.append(BY_PROTOCOL + "." + key(each.data().protocol()), each.time()));
        Document set = write(written.newest());
        if (written.isToBeMarkedSettled()) {
            set.append(SETTLED, true);
        }
        Document update = new Document("$set", set).append("$max", byProtocol);
        Set<String> networks = written.news();
        if (!networks.isEmpty()) {
            Document push = new Document("$each", List.copyOf(networks)).append("$slice", -NETWORKS_KEPT);
            update.append("$push", new Document(NETWORKS, push));
        }
        return new UpdateOneModel<>(new Document("_id", written.identity()), update, new UpdateOptions().upsert(true));
    }

    private static Document write(Envelope<SignInRecorded> use) {
        SignInRecorded data = use.data();
        return new Document("tenant", data.tenant())
                .append("account", data.account())
                .append("credential", data.credential())
                .append("at", use.time())
                .append("address", data.address())
                .append("protocol", data.protocol())
                .append("frontDoor", data.frontDoor());
    }

    /** A dot in the name of a field would begin another one; no protocol has a colon. */
    private static String key(String protocol) {
        return protocol.replace('.', ':');
    }

    private static Map<String, Instant> readByProtocol(Document found) {
        Map<String, Instant> uses = new HashMap<>();
        found.get(BY_PROTOCOL, new Document())
                .forEach((key, at) -> uses.put(key.replace(':', '.'), ((Date) at).toInstant()));
        // Written before uses were told apart by protocol, it has this one alone.
        LastUse last = read(found);
        uses.merge(last.protocol(), last.at(), (a, b) -> a.isAfter(b) ? a : b);
        return uses;
    }

    private static LastUse read(Document found) {
        Instant at = found.getDate("at").toInstant();
        return new LastUse(
                found.getString("credential"),
                at,
                found.getString("address"),
                found.getString("protocol"),
                found.getString("frontDoor"),
                networks(found));
    }

    /** One that came back is in it again. */
    private static List<Cidr> networks(Document found) {
        Set<String> newestFirst = new LinkedHashSet<>(
                found.getList(NETWORKS, String.class, List.of()).reversed());
        return newestFirst.stream().map(Cidr::parse).toList().reversed();
    }
}
