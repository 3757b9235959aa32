package dev.latchkey.kit.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.retry.RetryPolicy;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Creates the indexes at start, then drops those of earlier releases that serve nothing any more; others that somebody
 * has added stay. A database that is away does not keep the service from starting.
 */
public final class IndexCreation implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(IndexCreation.class);

    private static final RetryPolicy AWAY = RetryPolicy.untilDone(Duration.ofSeconds(1));

    private final MongoDatabase database;
    private final List<Indexes> indexes;
    private volatile boolean done;
    private volatile boolean running;
    private volatile Disposable work = Disposables.disposed();

    IndexCreation(MongoDatabase database, List<Indexes> indexes) {
        this.database = database;
        this.indexes = indexes;
    }

    /** Whether all are there: until then uniqueness is not enforced, and the service is not ready. */
    public boolean done() {
        return done;
    }

    @Override
    public void start() {
        running = true;
        work = create().doOnSuccess(created -> done = true)
                .then(Mono.defer(this::dropEarlier))
                .subscribe(
                        nothing -> {},
                        failure -> LOG.atError().setCause(failure).log("indexes could not be created"));
    }

    private Mono<Void> create() {
        return Flux.fromIterable(indexes)
                .concatMap(each ->
                        Mono.from(database.getCollection(each.collection()).createIndexes(each.models())))
                .then()
                .doOnError(failure -> LOG.atWarn()
                        .addKeyValue("cause", failure.toString())
                        .log("indexes could not be created; trying again"))
                .retryWhen(AWAY.of(Exception.class));
    }

    /** They do no harm but cost what each write takes: where one cannot be dropped, the next start tries again. */
    private Mono<Void> dropEarlier() {
        return Flux.fromIterable(indexes)
                .concatMap(each -> Flux.fromIterable(each.earlier())
                        .concatMap(keys -> drop(database.getCollection(each.collection()), keys)))
                .then();
    }

    private static Mono<Void> drop(MongoCollection<Document> collection, Document keys) {
        return Flux.from(collection.listIndexes())
                .filter(index -> isOf(keys, index.get("key", Document.class)))
                .concatMap(index -> Mono.from(collection.dropIndex(index.getString("name"))))
                .then()
                .onErrorResume(failure -> {
                    LOG.atWarn()
                            .addKeyValue("collection", collection.getNamespace())
                            .addKeyValue("index", keys.toJson())
                            .addKeyValue("cause", failure.toString())
                            .log("an index of an earlier release could not be dropped");
                    return Mono.empty();
                });
    }

    /** Whatever type of number the server tells a direction by. */
    private static boolean isOf(Document keys, Document found) {
        return List.copyOf(keys.keySet()).equals(List.copyOf(found.keySet()))
                && keys.keySet().stream().allMatch(field -> direction(keys, field) == direction(found, field));
    }

    /** 0 where the index is of another kind. */
    private static int direction(Document keys, String field) {
        return keys.get(field) instanceof Number number ? number.intValue() : 0;
    }

    @Override
    public void stop() {
        running = false;
        work.dispose();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything that reads or writes. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
