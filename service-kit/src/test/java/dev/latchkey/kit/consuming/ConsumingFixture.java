package dev.latchkey.kit.consuming;

import dev.latchkey.kit.Facts;
import dev.latchkey.kit.MovableClock;
import dev.latchkey.kit.recurring.RecurringTasks;
import dev.latchkey.kit.signing.ForgedEvents;
import dev.latchkey.kit.signing.UnsignedVerifier;
import dev.latchkey.kit.tracing.EventSpans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Consuming without a broker: batches are handed over by the test, and dead letters are kept. */
final class ConsumingFixture {
    final MockProducer<byte[], byte[]> letters =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    final List<String> away = new CopyOnWriteArrayList<>();
    final MovableClock clock = new MovableClock(Facts.NOON);
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final PartitionProgress progress = new PartitionProgress(clock);
    final EventBatches batches = new EventBatches(
            new AuthenticEvents(UnsignedVerifier.create(), new ForgedEvents(meters)),
            new DeadLetters(letters, meters, clock),
            new EventSpans(ObservationRegistry.NOOP),
            meters,
            clock,
            progress,
            () -> List.copyOf(away),
            new RecurringTasks(meters));

    /** Hands a batch over, as the container does: again after each failure. Returns how often it failed. */
    int consume(BatchHandler handler, List<RawRecord> records, int atMost) {
        for (int failures = 0; failures < atMost; failures++) {
            try {
                batches.accept("test.group", handler, records);
                return failures;
            } catch (RuntimeException again) {
                // as the container does
            }
        }
        return atMost;
    }

    /** The headers of each letter. */
    List<Map<String, String>> letters() {
        return letters.history().stream().map(ConsumingFixture::headers).toList();
    }

    private static Map<String, String> headers(ProducerRecord<byte[], byte[]> letter) {
        return List.of(letter.headers().toArray()).stream()
                .collect(Collectors.toMap(Header::key, header -> new String(header.value())));
    }
}
