package dev.latchkey.credential.approval;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.credential.apppassword.IssueRequest;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordRequestChanged;
import dev.latchkey.events.EventJson;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.mongo.StoredNumbers;
import dev.latchkey.kit.outbox.Outbox;
import dev.latchkey.kit.outbox.OutboxRelay;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import dev.latchkey.kit.search.BoundedSearch;
import dev.latchkey.kit.search.SearchFilter;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The approval requests, in MongoDB. Every query names the tenant. */
final class ApprovalRequests {
    static final PageOrder NEWEST_FIRST = PageOrder.downBy("_id");

    private final MongoCollection<Document> collection;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final BoundedSearch search;

    /** @param search in {@link #NEWEST_FIRST} */
    ApprovalRequests(MongoCollection<Document> collection, Outbox outbox, OutboxRelay relay, BoundedSearch search) {
        this.collection = collection;
        this.search = search;
        this.outbox = outbox;
        this.relay = relay;
    }

    /** Fails with a 404 problem where the tenant has none of that id. */
    Mono<ApprovalRequest> byId(String tenant, String id) {
        Document exact = new Document("_id", ApprovalRequest.identity(tenant, id));
        return Mono.from(collection.find(exact).first())
                .map(ApprovalRequests::read)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("approval request", id)));
    }

    /** Those of an account, newest first. */
    Mono<Page<ApprovalRequest>> ofAccount(String tenant, String account, PageRequest page) {
        Document wanted = new Document("tenant", tenant).append("account", account);
        return NEWEST_FIRST.read(collection, wanted, page, ApprovalRequests::read);
    }

    /** Those of a tenant that are at a stage at a moment, newest first; a page may be short and not be the last. */
    Mono<Page<ApprovalRequest>> ofTenant(String tenant, ApprovalState stage, Instant now, PageRequest page) {
        Date lapse = Date.from(now.minus(ApprovalRequest.OPEN_FOR));
        List<SearchFilter> filters = switch (stage) {
            case LAPSED ->
                List.of(
                        waiting(tenant, ApprovalState.REQUESTED, new Document("$lte", lapse)),
                        waiting(tenant, ApprovalState.APPROVED, new Document("$lte", lapse)));
            case REQUESTED, APPROVED -> List.of(waiting(tenant, stage, new Document("$gt", lapse)));
            case REJECTED, COLLECTED -> List.of(SearchFilter.of(written(tenant, stage)));
        };
        return search.page(collection, filters, page, ApprovalRequests::read);
    }

    private static SearchFilter waiting(String tenant, ApprovalState written, Document since) {
        String begun = written == ApprovalState.REQUESTED ? "requestedAt" : "decidedAt";
        return SearchFilter.of(written(tenant, written), new Document(begun, since));
    }

    private static Document written(String tenant, ApprovalState stage) {
        return new Document("tenant", tenant).append("stage", stage.name());
    }

    Mono<ApprovalRequest> add(ApprovalRequest request, Actor by) {
        Document document = outbox.into(write(request).append("_id", request.identity()), changed(request, by));
        return Mono.from(collection.insertOne(document))
                .then(relay.tryRelay(collection, request.identity()))
                .thenReturn(request);
    }

    /** Fails with a 409 problem where somebody else was faster. */
    Mono<ApprovalRequest> replace(ApprovalRequest after, Actor by) {
        Document same = new Document("_id", after.identity()).append("version", after.version() - 1);
        Document set = new Document("$set", write(after));
        return Mono.from(collection.updateOne(same, outbox.onto(set, changed(after, by))))
                .filter(result -> result.getMatchedCount() == 1)
                .switchIfEmpty(
                        Mono.error(() -> ProblemException.conflict("Somebody else has changed the request meanwhile.")))
                .then(relay.tryRelay(collection, after.identity()))
                .thenReturn(after);
    }

    private static AppPasswordRequestChanged changed(ApprovalRequest request, Actor by) {
        return new AppPasswordRequestChanged(
                request.tenant(),
                request.account(),
                request.id(),
                request.version(),
                request.written().wireName(),
                String.valueOf(request.wanted().label()),
                request.reason(),
                request.decisionReason(),
                by);
    }

    private static Document write(ApprovalRequest request) {
        return new Document("tenant", request.tenant())
                .append("account", request.account())
                .append("id", request.id())
                .append("wanted", Document.parse(EventJson.mapper().writeValueAsString(request.wanted())))
                .append("reason", request.reason())
                .append("requester", request.requester())
                .append("stage", request.written().name())
                .append("requestedAt", request.requestedAt())
                .append("decidedAt", request.decidedAt())
                .append("decisionReason", request.decisionReason())
                .append("version", request.version());
    }

    private static ApprovalRequest read(Document found) {
        String wanted = found.get("wanted", Document.class).toJson();
        @Nullable Date decidedAt = found.getDate("decidedAt");
        return new ApprovalRequest(
                found.getString("tenant"),
                found.getString("account"),
                found.getString("id"),
                EventJson.mapper().readValue(wanted, IssueRequest.class),
                found.getString("reason"),
                found.getString("requester"),
                ApprovalState.valueOf(found.getString("stage")),
                found.getDate("requestedAt").toInstant(),
                Optional.ofNullable(decidedAt).map(Date::toInstant).orElse(null),
                found.getString("decisionReason"),
                StoredNumbers.longOf(found, "version"));
    }
}
