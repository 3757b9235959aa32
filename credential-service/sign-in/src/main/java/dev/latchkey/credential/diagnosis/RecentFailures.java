package dev.latchkey.credential.diagnosis;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.credential.account.Account;
import dev.latchkey.kit.mongo.Indexes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The newest failures of each account, in MongoDB: a view of the stream, one document for each {@link FailureBucket}. */
final class RecentFailures {
    static final int KEPT = 50;
    static final Duration KEPT_FOR = Duration.ofDays(30);
    private static final int SHELVES_AT_ONCE = 500;
    private static final String FAILURES = "failures";
    private static final String ENDS = "expiresAt";

    private final MongoCollection<Document> collection;
    private final Clock clock;

    RecentFailures(MongoCollection<Document> collection, Clock clock) {
        this.collection = collection;
        this.clock = clock;
    }

    static Indexes indexes(String collection) {
        IndexOptions timeToLive = new IndexOptions().expireAfter(0L, TimeUnit.SECONDS);
        return new Indexes(collection, List.of(new IndexModel(new Document(ENDS, 1), timeToLive)));
    }

    /** Adds what is not there yet: one update for each bucket. Whatever was added may be given again. */
    Mono<Void> add(Map<FailureBucket, List<Failure>> fresh) {
        return Flux.fromIterable(fresh.entrySet())
                .buffer(SHELVES_AT_ONCE)
                .concatMap(some ->
                        idsOn(some.stream().map(Map.Entry::getKey).toList()).flatMap(known -> write(some, known)))
                .then();
    }

    private Mono<Set<Placed>> idsOn(List<FailureBucket> buckets) {
        return Flux.from(collection
                        .find(onAny(buckets))
                        .projection(new Document(FAILURES + "." + FailureDocument.ID, 1)))
                .flatMapIterable(found -> found.getList(FAILURES, Document.class, List.of()).stream()
                        .map(each -> new Placed(found.getString("_id"), each.getString(FailureDocument.ID)))
                        .toList())
                .collect(Collectors.toSet());
    }

    private Mono<Void> write(List<Map.Entry<FailureBucket, List<Failure>>> fresh, Set<Placed> known) {
        List<UpdateOneModel<Document>> updates = fresh.stream()
                .map(each -> update(each.getKey(), unknown(each.getKey(), each.getValue(), known)))
                .flatMap(Collection::stream)
                .toList();
        return updates.isEmpty()
                ? Mono.empty()
                : Mono.from(collection.bulkWrite(updates, new BulkWriteOptions().ordered(false)))
                        .then();
    }

    private static List<Failure> unknown(FailureBucket bucket, List<Failure> fresh, Set<Placed> known) {
        return newest(fresh).stream()
                .filter(each ->
                        !known.contains(new Placed(bucket.id(), each.id().toString())))
                .toList();
    }

    /** As many as are kept, however many there are, oldest first. */
    static List<Failure> newest(List<Failure> any) {
        List<Failure> all = any.stream()
                .distinct()
                .sorted(Comparator.comparing(Failure::at))
                .toList();
        return all.subList(Math.max(0, all.size() - KEPT), all.size());
    }

    /** Sorted before they are cut: what comes again, or late, takes the place of nothing newer. */
    private static List<UpdateOneModel<Document>> update(FailureBucket bucket, List<Failure> fresh) {
        if (fresh.isEmpty()) {
            return List.of();
        }
        Instant newest = fresh.stream().map(Failure::at).max(Instant::compareTo).orElseThrow();
        Document push = new Document(
                        "$each", fresh.stream().map(FailureDocument::write).toList())
                .append("$sort", new Document(FailureDocument.AT, 1))
                .append("$slice", -KEPT);
        Document update = new Document("$push", new Document(FAILURES, push))
                .append("$max", new Document(ENDS, newest.plus(KEPT_FOR)));
        return List.of(
                new UpdateOneModel<>(new Document("_id", bucket.id()), update, new UpdateOptions().upsert(true)));
    }

    /** Of an account, newest first; none that is older than {@link #KEPT_FOR}, or that another one supersedes. */
    Mono<List<Failure>> of(Account account) {
        FailureBucket own = FailureBucket.ofAccount(account.tenant(), account.id());
        return Flux.from(collection.find(onAny(FailureBucket.allOf(account))))
                .flatMapIterable(found -> found.getList(FAILURES, Document.class, List.of()).stream()
                        .map(FailureDocument::read)
                        // Logins of nobody's share buckets; what is in the own one may have come with a mistyped login.
                        .filter(each -> own.id().equals(found.getString("_id")) || account.isCalled(each.login()))
                        .toList())
                .collectList()
                .map(this::current);
    }

    private List<Failure> current(List<Failure> all) {
        Instant since = clock.instant().minus(KEPT_FOR);
        Set<UUID> superseded = all.stream()
                .flatMap(each -> Optional.ofNullable(each.supersedes()).stream())
                .collect(Collectors.toSet());
        return all.stream()
                .filter(each -> each.at().isAfter(since) && !superseded.contains(each.id()))
                .distinct()
                .sorted(Comparator.comparing(Failure::at).reversed())
                .limit(KEPT)
                .toList();
    }

    private static Document onAny(List<FailureBucket> buckets) {
        return new Document(
                "_id",
                new Document("$in", buckets.stream().map(FailureBucket::id).toList()));
    }

    private record Placed(String bucket, String failure) {}
}
