package dev.latchkey.kit.outbox;

import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.events.Event;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.following.EventSink;
import dev.latchkey.kit.following.StartAt;
import dev.latchkey.kit.retry.RetryPolicy;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Watches a compacted topic for an older state that was appended behind a newer one, by a send that was repeated: it
 * would be what compaction keeps. Then the state that the database has is told again.
 */
public final class StateOrder implements EventSink {
    /** How far back it begins, so that a restart overlooks nothing that could still be repeated. */
    public static final StartAt SINCE = new StartAt.Ago(Duration.ofHours(1));

    private static final Logger LOG = LoggerFactory.getLogger(StateOrder.class);
    private static final int MOST = 50_000;
    private static final RetryPolicy AWAY = RetryPolicy.untilDone(Duration.ofSeconds(5));

    private final List<StateSource<?>> sources;
    private final Outbox outbox;
    private final OutboxRelay relay;
    // Of those that were told of lately: what is repeated is repeated within minutes.
    private final Map<String, Long> newest = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    public StateOrder(List<StateSource<?>> sources, Outbox outbox, OutboxRelay relay) {
        this.sources = List.copyOf(sources);
        this.outbox = outbox;
        this.relay = relay;
    }

    @Override
    public void take(ReceivedEvent received) {
        Event event = received.event();
        sources.stream().filter(source -> source.has(event)).forEach(source -> look(source, event));
    }

    private void look(StateSource<?> source, Event event) {
        long version = source.versionOf(event);
        if (newest.merge(event.key(), version, Math::max) > version) {
            tellAgain(source, event)
                    .retryWhen(AWAY.of(RuntimeException.class))
                    .subscribe(
                            told -> {},
                            failure -> LOG.atError().setCause(failure).log("a state could not be told again"));
        }
    }

    private <E extends Event> Mono<Boolean> tellAgain(StateSource<E> source, Event older) {
        Object id = source.idOf(older);
        return Mono.from(source.collection().find(new Document("_id", id)).first())
                .filter(found -> version(found) > source.versionOf(older))
                .flatMap(found ->
                        tellAgain(source.collection(), found, source.told().apply(found)));
    }

    /** Unless it has changed meanwhile, or is about to be told anyhow. */
    private Mono<Boolean> tellAgain(MongoCollection<Document> collection, Document found, Event state) {
        Object id = Objects.requireNonNull(found.get("_id"));
        Document untold = new Document("_id", id)
                .append("version", found.get("version"))
                .append(Outbox.PENDING, new Document("$exists", false));
        return Mono.from(collection.updateOne(untold, outbox.onto(new Document(), state)))
                .filter(result -> result.getModifiedCount() == 1)
                .doOnNext(result -> tell(state))
                .flatMap(result -> relay.tryRelay(collection, id));
    }

    /** Whatever type of number somebody's tool has made of it. */
    private static long version(Document found) {
        return found.get("version") instanceof Number number ? number.longValue() : 0;
    }

    private static void tell(Event state) {
        Metrics.counter("latchkey.states.told.again").increment();
        LOG.atWarn().addKeyValue("key", state.key()).log("an older state was the last on the topic; it is told again");
    }
}
