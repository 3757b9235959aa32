package dev.latchkey.policies.storing;

import static java.util.Objects.requireNonNull;

import com.mongodb.client.result.UpdateResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.Event;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import dev.latchkey.kit.mongo.DuplicateKey;
import dev.latchkey.kit.mongo.StoredNumbers;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.policies.rules.TenantRuleSet;
import java.util.List;
import org.bson.Document;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The rules of all tenants. A tenant's rules, their version and the events that tell of the change are one document and
 * one write, so that there is never one without the others; whoever writes names the version that they have seen.
 */
public final class TenantRuleDocuments {
    /** Name of the collection. */
    public static final String COLLECTION = "tenantRules";

    private final MongoCollection<Document> documents;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final DatabaseBreaker breaker;

    TenantRuleDocuments(
            MongoCollection<Document> documents, Outbox outbox, OutboxRelay relay, DatabaseBreaker breaker) {
        this.documents = documents;
        this.outbox = outbox;
        this.relay = relay;
        this.breaker = breaker;
    }

    /** A tenant's rules; none at version 0 where there never were any. */
    public Mono<StoredRules> load(String tenant) {
        return first(documents.find(byId(tenant)).first())
                .map(found -> new StoredRules(RuleDocument.read(found), waitingBytes(found)))
                .defaultIfEmpty(new StoredRules(TenantRuleSet.none(tenant), 0));
    }

    /** Which version each tenant has. */
    public Flux<CurrentVersion> heads() {
        Document fields = new Document(RuleDocument.VERSION, 1)
                .append(RuleDocument.CONTENT_HASH, 1)
                .append(Outbox.PENDING, 1);
        return breaker.guard(Flux.from(documents.find().projection(fields)))
                .map(found -> new CurrentVersion(
                        found.getString("_id"),
                        StoredNumbers.longOf(found, RuleDocument.VERSION),
                        found.getString(RuleDocument.CONTENT_HASH),
                        !found.containsKey(Outbox.PENDING)));
    }

    /**
     * Puts the rules in the place of those of version {@code seen}, together with what is to be told of it.
     *
     * @param events may be empty
     * @return whether they were still at that version; if not, nothing is written
     */
    public Mono<Boolean> save(long seen, TenantRuleSet rules, List<Event> events) {
        return seen == 0 ? insert(rules, events) : update(seen, rules, events);
    }

    private Mono<Boolean> insert(TenantRuleSet rules, List<Event> events) {
        Document state = RuleDocument.state(rules).append("_id", rules.tenant());
        Document whole = events.isEmpty() ? state : outbox.into(state, array(events));
        return breaker.guard(Mono.from(documents.insertOne(whole)).thenReturn(true))
                .onErrorResume(DuplicateKey::is, taken -> Mono.just(false));
    }

    private Mono<Boolean> update(long seen, TenantRuleSet rules, List<Event> events) {
        Document set = new Document("$set", RuleDocument.state(rules));
        Document whole = events.isEmpty() ? set : outbox.onto(set, array(events));
        return first(documents.updateOne(atVersion(rules.tenant(), seen), whole))
                .map(UpdateResult::getModifiedCount)
                .map(modified -> modified == 1);
    }

    /** Tells the same rules again, provided that they are still at that version and nothing waits to be told. */
    public Mono<Boolean> tellAgain(TenantRuleSet rules) {
        Document untold =
                atVersion(rules.tenant(), rules.version()).append(Outbox.PENDING, new Document("$exists", false));
        Document again = outbox.onto(new Document(), rules.snapshot());
        return first(documents.updateOne(untold, again)).map(result -> result.getModifiedCount() == 1);
    }

    /** Sends what waits; completes when it is on the record. */
    public Mono<Void> publish(String tenant) {
        return relay.relay(documents, tenant);
    }

    private <T> Mono<T> first(Publisher<T> answer) {
        return breaker.guard(Mono.from(answer));
    }

    private static Document byId(String tenant) {
        return new Document("_id", tenant);
    }

    private static Document atVersion(String tenant, long version) {
        return byId(tenant).append(RuleDocument.VERSION, version);
    }

    private static Event[] array(List<Event> events) {
        return events.toArray(Event[]::new);
    }

    private static long waitingBytes(Document found) {
        return RuleDocument.waiting(found).stream()
                .mapToLong(each -> requireNonNull(each.getString("data")).length())
                .sum();
    }
}
