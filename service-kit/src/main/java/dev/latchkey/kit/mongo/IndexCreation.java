package dev.latchkey.kit.mongo;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.kit.retry.RetryPolicy;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Creates the indexes at start; a database that is away does not keep the service from starting. */
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
        work = Flux.fromIterable(indexes)
                .concatMap(each ->
                        Mono.from(database.getCollection(each.collection()).createIndexes(each.models())))
                .then()
                .doOnError(failure -> LOG.atWarn()
                        .addKeyValue("cause", failure.toString())
                        .log("indexes could not be created; trying again"))
                .retryWhen(AWAY.of(Exception.class))
                .subscribe(
                        nothing -> {},
                        failure -> LOG.atError().setCause(failure).log("indexes could not be created"),
                        () -> done = true);
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
