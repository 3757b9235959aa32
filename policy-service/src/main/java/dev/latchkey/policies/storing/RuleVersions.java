package dev.latchkey.policies.storing;

import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import dev.latchkey.kit.mongo.StoredNumbers;
import dev.latchkey.policies.rules.ChangeApproval;
import dev.latchkey.policies.rules.TenantRuleSet;
import java.util.Objects;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The versions that a tenant's rules once had. The rules that are about to be replaced are kept first: they were in force, whoever
 * wins the write, so that nothing is here that never was. The newest version is not here yet but in {@link TenantRuleDocuments}.
 */
public final class RuleVersions {
    /** Name of the collection. */
    public static final String COLLECTION = "ruleVersions";

    private final MongoCollection<Document> documents;
    private final DatabaseBreaker breaker;

    RuleVersions(MongoCollection<Document> documents, DatabaseBreaker breaker) {
        this.documents = documents;
        this.breaker = breaker;
    }

    /** Keeps rules that are, or were, in force. Doing it again changes nothing. */
    public Mono<Void> keep(TenantRuleSet rules) {
        if (rules.version() == 0) {
            return Mono.empty();
        }
        Document state = RuleDocument.state(rules).append(RuleDocument.TENANT, rules.tenant());
        return breaker.guard(Mono.from(documents.replaceOne(
                        byId(rules.tenant(), rules.version()), state, new ReplaceOptions().upsert(true))))
                .then();
    }

    /** The rules as they were; empty where that version is not kept. */
    public Mono<TenantRuleSet> find(String tenant, long version) {
        return breaker.guard(Mono.from(documents.find(byId(tenant, version)).first()))
                .map(RuleDocument::read);
    }

    /**
     * Versions of a tenant, the newest first.
     *
     * @param before only those before that one
     */
    public Flux<RuleVersion> before(String tenant, long before, int limit) {
        Document wanted =
                new Document(RuleDocument.TENANT, tenant).append(RuleDocument.VERSION, new Document("$lt", before));
        Document fields = new Document(RuleDocument.VERSION, 1)
                .append(RuleDocument.CHANGED_AT, 1)
                .append(RuleDocument.CHANGED_BY, 1)
                .append(RuleDocument.APPROVAL, 1)
                .append(RuleDocument.CONTENT_HASH, 1);
        return breaker.guard(Flux.from(documents
                        .find(wanted)
                        .projection(fields)
                        .sort(new Document(RuleDocument.VERSION, -1))
                        .limit(limit)))
                .map(RuleVersions::read);
    }

    private static RuleVersion read(Document found) {
        ChangeApproval approval = RuleDocument.approval(found.get(RuleDocument.APPROVAL, Document.class));
        return new RuleVersion(
                StoredNumbers.longOf(found, RuleDocument.VERSION),
                Objects.requireNonNull(found.getDate(RuleDocument.CHANGED_AT)).toInstant(),
                RuleDocument.author(found.get(RuleDocument.CHANGED_BY, Document.class)),
                approval == null ? null : approval.by(),
                Objects.requireNonNull(found.getString(RuleDocument.CONTENT_HASH)));
    }

    private static Document byId(String tenant, long version) {
        return new Document("_id", tenant + "/" + version);
    }
}
