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
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The approval requests, in MongoDB. Every query names the tenant. */
final class ApprovalRequests {
    private static final PageOrder NEWEST_FIRST = PageOrder.downBy("_id");

    private final MongoCollection<Document> collection;
    private final Outbox outbox;
    private final OutboxRelay relay;

    ApprovalRequests(MongoCollection<Document> collection, Outbox outbox, OutboxRelay relay) {
        this.collection = collection;
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

    /** Those of a tenant that were at one of these stages when they were last written, newest first, behind the cursor. */
    Flux<ApprovalRequest> ofTenant(String tenant, Collection<ApprovalState> written, PageRequest page) {
        List<String> names = written.stream().map(ApprovalState::name).toList();
        Document wanted = new Document("tenant", tenant).append("stage", new Document("$in", names));
        return Flux.from(collection.find(NEWEST_FIRST.rest(wanted, page)).sort(NEWEST_FIRST.sort()))
                .map(ApprovalRequests::read);
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
