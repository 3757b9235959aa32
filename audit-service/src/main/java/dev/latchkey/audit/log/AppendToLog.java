package dev.latchkey.audit.log;

import dev.latchkey.audit.shard.LogShard;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.kit.consuming.BatchHandler;
import dev.latchkey.kit.consuming.PoisonEventException;
import dev.latchkey.kit.consuming.PoisonousBatchException;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Takes a batch from any topics apart into shards, and appends to each. */
final class AppendToLog implements BatchHandler, AutoCloseable {
    private final ShardAppender appender;
    private final AppendMetrics metrics;
    private final BooleanSupplier uniquenessEnforced;
    private final ParallelShards sideBySide = new ParallelShards();

    AppendToLog(ShardAppender appender, AppendMetrics metrics, BooleanSupplier uniquenessEnforced) {
        this.appender = appender;
        this.metrics = metrics;
        this.uniquenessEnforced = uniquenessEnforced;
    }

    @Override
    public void handle(List<ReceivedEvent> events) {
        if (!uniquenessEnforced.getAsBoolean()) {
            throw new IllegalStateException("the log's unique indexes are not there yet");
        }
        refuseStrayed(events);
        List<Runnable> shards = new ArrayList<>();
        byShard(events).forEach((shard, batch) -> shards.add(() -> append(shard, batch)));
        sideBySide.run(shards);
    }

    private void append(LogShard shard, List<ReceivedEvent> batch) {
        appender.append(shard, batch);
        metrics.appended(batch);
    }

    private static Map<LogShard, List<ReceivedEvent>> byShard(List<ReceivedEvent> events) {
        return events.stream()
                .collect(Collectors.groupingBy(AppendToLog::shard, LinkedHashMap::new, Collectors.toList()));
    }

    private static LogShard shard(ReceivedEvent event) {
        return new LogShard(event.raw().topic(), event.raw().partition());
    }

    /** An event that is not where, or whose, it says it is would be where nobody looks for it. */
    private static void refuseStrayed(List<ReceivedEvent> events) {
        Map<ReceivedEvent, PoisonEventException> strayed = new HashMap<>();
        for (ReceivedEvent each : events) {
            reasonToRefuse(each).ifPresent(poison -> strayed.put(each, poison));
        }
        if (!strayed.isEmpty()) {
            throw new PoisonousBatchException(strayed);
        }
    }

    private static Optional<PoisonEventException> reasonToRefuse(ReceivedEvent each) {
        String topic = each.envelope().type().topic().wireName();
        if (!topic.equals(each.raw().topic())) {
            return Optional.of(new PoisonEventException("wrongTopic", "belongs on " + topic));
        }
        if (differs(each, CloudEventHeaders.TENANT, each.event().tenant())) {
            return Optional.of(new PoisonEventException("contradiction", "ce_tenant: not the tenant in the data"));
        }
        if (differs(each, CloudEventHeaders.SUBJECT, each.event().subject())) {
            return Optional.of(new PoisonEventException("contradiction", "ce_subject: not the subject in the data"));
        }
        return each.event() instanceof SignInRecorded signIn ? contradiction(each, signIn) : Optional.empty();
    }

    private static Optional<PoisonEventException> contradiction(ReceivedEvent each, SignInRecorded signIn) {
        return RecordedAttributes.contradiction(
                        signIn, name -> each.raw().headers().get(CloudEventHeaders.ATTRIBUTE + name))
                .map(name -> new PoisonEventException(
                        "contradiction", CloudEventHeaders.ATTRIBUTE + name + ": not what the data says"));
    }

    /** Compared as the bytes that they are on the wire: half a surrogate pair has none of its own. */
    private static boolean differs(ReceivedEvent each, String header, String expected) {
        byte[] given = each.raw().headers().get(header);
        return !Arrays.equals(given, expected.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        sideBySide.close();
    }
}
