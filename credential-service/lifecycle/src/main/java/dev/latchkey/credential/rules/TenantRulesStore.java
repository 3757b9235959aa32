package dev.latchkey.credential.rules;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordRules;
import dev.latchkey.events.AppPasswordRulesChanged;
import dev.latchkey.events.EventJson;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.mongo.StoredNumbers;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.problem.ProblemException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rules of each tenant, in MongoDB. */
public final class TenantRulesStore {
    private static final String RULES = "rules";
    /** Looked up where it is a text: most tenants have none. */
    static final String ROTATE_AFTER = RULES + ".rotateAfter";

    private static final String VERSION = "version";

    private final MongoCollection<Document> collection;
    private final Outbox outbox;
    private final OutboxRelay relay;

    TenantRulesStore(MongoCollection<Document> collection, Outbox outbox, OutboxRelay relay) {
        this.collection = collection;
        this.outbox = outbox;
        this.relay = relay;
    }

    /** What holds for the tenant now. */
    public Mono<AppPasswordRules> rulesOf(String tenant) {
        return of(tenant).map(TenantRules::rules);
    }

    /** Of all tenants whose rules name an age: for the service's own housekeeping. */
    public Flux<RotationAgeLimit> rotationLimits() {
        Document wanted = new Document(ROTATE_AFTER, new Document("$gt", ""));
        return Flux.from(collection.find(wanted))
                .map(TenantRulesStore::read)
                .flatMap(book -> Mono.justOrEmpty(book.rules().rotateAfter())
                        .map(age -> new RotationAgeLimit(book.tenant(), age)));
    }

    Mono<TenantRules> of(String tenant) {
        return Mono.from(collection.find(new Document("_id", tenant)).first())
                .map(TenantRulesStore::read)
                .defaultIfEmpty(TenantRules.usual(tenant));
    }

    /** Fails with a 412 problem where somebody else was faster. */
    Mono<TenantRules> write(TenantRules after, Actor by) {
        AppPasswordRulesChanged event = new AppPasswordRulesChanged(after.tenant(), after.rules(), after.version(), by);
        return (after.version() == 1 ? insert(after, event) : replace(after, event))
                .switchIfEmpty(Mono.error(() -> ProblemException.stale("The rules have changed since you read them.")))
                .then(relay.tryRelay(collection, after.tenant()))
                .thenReturn(after);
    }

    private Mono<?> insert(TenantRules after, AppPasswordRulesChanged event) {
        Document document = outbox.into(written(after).append("_id", after.tenant()), event);
        return Mono.from(collection.insertOne(document)).onErrorResume(DuplicateKey::is, faster -> Mono.empty());
    }

    private Mono<?> replace(TenantRules after, AppPasswordRulesChanged event) {
        Document same = new Document("_id", after.tenant()).append(VERSION, after.version() - 1);
        Document set = new Document("$set", written(after));
        return Mono.from(collection.updateOne(same, outbox.onto(set, event)))
                .filter(result -> result.getMatchedCount() == 1);
    }

    /** What a document holds, told by the service itself. */
    static AppPasswordRulesChanged toldAgain(Document found) {
        TenantRules held = read(found);
        return new AppPasswordRulesChanged(
                held.tenant(), held.rules(), held.version(), Actor.service("credential-service"));
    }

    private static Document written(TenantRules book) {
        String rules = EventJson.mapper().writeValueAsString(book.rules());
        return new Document(RULES, Document.parse(rules)).append(VERSION, book.version());
    }

    private static TenantRules read(Document found) {
        String rules = found.get(RULES, Document.class).toJson();
        @Nullable AppPasswordRules read = EventJson.mapper().readValue(rules, AppPasswordRules.class);
        return new TenantRules(found.getString("_id"), read, StoredNumbers.longOf(found, VERSION));
    }
}
