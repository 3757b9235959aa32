package dev.latchkey.credential.tenant;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.credential.login.LoginDomain;
import dev.latchkey.events.Actor;
import dev.latchkey.events.TenantChanged;
import dev.latchkey.kit.mongo.DocumentJoin;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.mongo.StoredNumbers;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import java.util.List;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The tenants, in MongoDB. */
public final class Tenants {
    private final MongoCollection<Document> collection;
    private final Outbox outbox;
    private final OutboxRelay relay;

    Tenants(MongoCollection<Document> collection, Outbox outbox, OutboxRelay relay) {
        this.collection = collection;
        this.outbox = outbox;
        this.relay = relay;
    }

    /** The tenant that a canonical login domain leads to, also where an earlier release has kept its other form. */
    public Mono<Tenant> ofDomain(String domain) {
        String other = LoginDomain.asciiForm(domain);
        Mono<Tenant> found = havingDomain(domain);
        return other.equals(domain) ? found : found.switchIfEmpty(Mono.defer(() -> havingDomain(other)));
    }

    private Mono<Tenant> havingDomain(String stored) {
        return Mono.from(collection.find(new Document("domains", stored)).first())
                .map(Tenants::read);
    }

    /** The tenant whose id some field of another document has, to be read along with that one. */
    public DocumentJoin<Tenant> joinedBy(String field) {
        return new DocumentJoin<>(collection.getNamespace().getCollectionName(), field, Tenants::read);
    }

    /** All domains that lead to a tenant, read as fast as they are taken. */
    public Flux<TenantDomain> allDomains() {
        return Flux.from(collection.find().projection(new Document("domains", 1)))
                .concatMapIterable(found -> domains(found).stream()
                        .map(domain -> new TenantDomain(found.getString("_id"), domain))
                        .toList());
    }

    /** Whether a login of that domain leads to that tenant; one that does not could never be used to sign in. */
    public Mono<Boolean> leadsTo(String tenant, String domain) {
        return ofDomain(domain).map(found -> found.id().equals(tenant)).defaultIfEmpty(false);
    }

    /** The tenant of that id. */
    public Mono<Tenant> byId(String id) {
        return Mono.from(collection.find(new Document("_id", id)).first()).map(Tenants::read);
    }

    Mono<Page<Tenant>> page(PageRequest request) {
        return PageOrder.by("_id").read(collection, new Document(), request, Tenants::read);
    }

    Mono<Tenant> register(Tenant tenant, Actor by) {
        Document document = outbox.into(write(tenant).append("_id", tenant.id()), changed(tenant, by));
        return noneTaken(tenant.domains())
                .then(Mono.from(collection.insertOne(document)))
                .onErrorMap(DuplicateKey::is, failure -> conflict(tenant))
                .then(relay.tryRelay(collection, tenant.id()))
                .thenReturn(tenant);
    }

    /** The unique index says the same; it alone would not name the domain, nor know its other form. */
    Mono<Void> noneTaken(List<String> domains) {
        return Flux.fromIterable(domains)
                .concatMap(domain -> ofDomain(domain).doOnNext(other -> {
                    throw ProblemException.conflict("The domain " + domain + " leads to a tenant already.");
                }))
                .then();
    }

    private static ProblemException conflict(Tenant tenant) {
        return ProblemException.conflict("There is a tenant " + tenant.id() + " already, or one of its domains.");
    }

    /** Fails with a 409 problem where somebody else was faster. */
    Mono<Tenant> replace(Tenant before, Tenant after, Actor by) {
        Document same = new Document("_id", before.id()).append("version", before.version());
        Document set = new Document("$set", write(after));
        return Mono.from(collection.findOneAndUpdate(
                        same,
                        outbox.onto(set, changed(after, by)),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .onErrorMap(DuplicateKey::is, failure -> conflict(after))
                .switchIfEmpty(Mono.error(() -> ProblemException.conflict("The tenant was changed meanwhile.")))
                .then(relay.tryRelay(collection, before.id()))
                .thenReturn(after);
    }

    static TenantChanged changed(Tenant tenant, Actor by) {
        return new TenantChanged(
                tenant.id(), tenant.name(), tenant.domains(), tenant.appPasswordsEnabled(), tenant.version(), by);
    }

    private static Document write(Tenant tenant) {
        return new Document("name", tenant.name())
                .append("domains", tenant.domains())
                .append("appPasswordsEnabled", tenant.appPasswordsEnabled())
                .append("version", tenant.version());
    }

    static Tenant read(Document found) {
        return new Tenant(
                found.getString("_id"),
                found.getString("name"),
                domains(found),
                found.getBoolean("appPasswordsEnabled"),
                StoredNumbers.longOf(found, "version"));
    }

    private static List<String> domains(Document found) {
        return found.getList("domains", String.class).stream()
                .map(LoginDomain::ofStored)
                .distinct()
                .toList();
    }
}
