package dev.latchkey.audit.log;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.audit.shard.LogShard;
import dev.latchkey.audit.shard.ShardHeads;
import dev.latchkey.kit.consuming.ReceivedEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;

/** Writes a log into a database as the service does. */
public final class LogFixture {
    private final AppendToLog handler;
    private final ShardAppender appender;

    public LogFixture(MongoDatabase database) {
        LogCollections collections = LogCollections.in(database);
        Flux.from(collections.signIns().createIndexes(LogCollections.signInIndexes()))
                .blockLast();
        Flux.from(collections.events().createIndexes(LogCollections.eventIndexes()))
                .blockLast();
        Clock clock = Clock.systemUTC();
        this.appender = new ShardAppender(
                new MongoLogStore(collections),
                new ShardHeads(database),
                new BlockingEdge(Duration.ofSeconds(10)),
                clock);
        this.handler = new AppendToLog(appender, new AppendMetrics(new SimpleMeterRegistry(), clock), () -> true);
    }

    /** Appends to whatever shards they belong to. */
    public void append(List<ReceivedEvent> events) {
        handler.handle(events);
    }

    /** Appends to one shard without looking at the events. */
    public void append(LogShard shard, List<ReceivedEvent> events) {
        appender.append(shard, events);
    }
}
