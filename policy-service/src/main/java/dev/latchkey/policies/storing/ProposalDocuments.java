package dev.latchkey.policies.storing;

import static java.util.Objects.requireNonNull;

import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.Event;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What was proposed: {@code {_id, tenant, base, proposedAt, expiresAt, changes, after: rules, decision: {kind, by, at}, outbox,
 * outboxPending}}. Only its tenant finds one. What was decided stays.
 */
public final class ProposalDocuments {
    /** Name of the collection. */
    public static final String COLLECTION = "proposals";

    private static final String BASE = "base";
    private static final String PROPOSED_AT = "proposedAt";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String CHANGES = "changes";
    private static final String AFTER = "after";
    private static final String DECISION = "decision";
    private static final String KIND = "kind";
    private static final Document ABSENT = new Document("$exists", false);

    private final MongoCollection<Document> documents;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final DatabaseBreaker breaker;

    ProposalDocuments(MongoCollection<Document> documents, Outbox outbox, OutboxRelay relay, DatabaseBreaker breaker) {
        this.documents = documents;
        this.outbox = outbox;
        this.relay = relay;
        this.breaker = breaker;
    }

    static List<IndexModel> indexes() {
        Document tenant = new Document(RuleDocument.TENANT, 1);
        return List.of(
                new IndexModel(new Document(tenant).append(PROPOSED_AT, -1).append("_id", -1)),
                new IndexModel(new Document(tenant).append(BASE, 1).append(EXPIRES_AT, 1)));
    }

    /** Writes one down, and tells of it. */
    public Mono<Void> insert(Proposal proposal, Event told) {
        Document after = RuleDocument.state(proposal.after()).append(RuleDocument.TENANT, proposal.tenant());
        Document whole = new Document("_id", proposal.id())
                .append(RuleDocument.TENANT, proposal.tenant())
                .append(BASE, proposal.base())
                .append(PROPOSED_AT, Date.from(proposal.proposedAt()))
                .append(EXPIRES_AT, Date.from(proposal.expiresAt()))
                .append(CHANGES, proposal.changes())
                .append(AFTER, after);
        return breaker.guard(Mono.from(documents.insertOne(outbox.into(whole, told))))
                .then(relay.tryRelay(documents, proposal.id()))
                .then();
    }

    /** The tenant's proposal of that id. */
    public Mono<Proposal> find(String tenant, String id) {
        return breaker.guard(Mono.from(documents.find(byId(tenant, id)).first()))
                .map(ProposalDocuments::read);
    }

    /** The tenant's, the newest first. */
    public Mono<Page<Proposal>> list(String tenant, PageRequest page) {
        return breaker.guard(PageOrder.newestFirst(PROPOSED_AT)
                .read(documents, new Document(RuleDocument.TENANT, tenant), page, ProposalDocuments::read));
    }

    /** How many changes of these rules wait for somebody's word. */
    public Mono<Long> open(String tenant, long base, Instant now) {
        Document open = new Document(RuleDocument.TENANT, tenant)
                .append(BASE, base)
                .append(DECISION, ABSENT)
                .append(EXPIRES_AT, new Document("$gt", Date.from(now)));
        return breaker.guard(Mono.from(documents.countDocuments(open)));
    }

    /** Has it be approved, unless somebody has decided otherwise; says whether it is. Carrying it out is another matter. */
    public Mono<Boolean> approve(Proposal decided) {
        Document undecided = byId(decided.tenant(), decided.id())
                .append(
                        "$or",
                        List.of(
                                new Document(DECISION, ABSENT),
                                new Document(DECISION + "." + KIND, name(Proposal.Kind.APPROVED))));
        return matched(undecided, new Document("$set", decision(decided)));
    }

    /** Has it end, unless somebody has decided; says whether it does. */
    public Mono<Boolean> end(Proposal decided, Event told) {
        Document undecided = byId(decided.tenant(), decided.id()).append(DECISION, ABSENT);
        return matched(undecided, outbox.onto(new Document("$set", decision(decided)), told))
                .flatMap(
                        ended -> ended ? relay.tryRelay(documents, decided.id()).thenReturn(true) : Mono.just(false));
    }

    private Mono<Boolean> matched(Document wanted, Document update) {
        return breaker.guard(Mono.from(documents.updateOne(wanted, update)))
                .map(result -> result.getMatchedCount() == 1);
    }

    private static Document byId(String tenant, String id) {
        return new Document("_id", id).append(RuleDocument.TENANT, tenant);
    }

    private static Document decision(Proposal decided) {
        Proposal.Decision decision = requireNonNull(decided.decision());
        Document written = new Document(KIND, name(decision.kind()))
                .append("by", RuleDocument.written(decision.by()))
                .append("at", Date.from(decision.at()));
        return new Document(DECISION, written);
    }

    private static String name(Proposal.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Proposal read(Document found) {
        return new Proposal(
                requireNonNull(found.getString("_id")),
                RuleDocument.read(requireNonNull(found.get(AFTER, Document.class))),
                requireNonNull(found.getDate(PROPOSED_AT)).toInstant(),
                requireNonNull(found.getDate(EXPIRES_AT)).toInstant(),
                requireNonNull(found.getString(CHANGES)),
                decision(found.get(DECISION, Document.class)));
    }

    private static Proposal.@Nullable Decision decision(@Nullable Document found) {
        return found == null
                ? null
                : new Proposal.Decision(
                        Proposal.Kind.valueOf(
                                requireNonNull(found.getString(KIND)).toUpperCase(Locale.ROOT)),
                        requireNonNull(RuleDocument.author(found.get("by", Document.class))),
                        requireNonNull(found.getDate("at")).toInstant());
    }
}
