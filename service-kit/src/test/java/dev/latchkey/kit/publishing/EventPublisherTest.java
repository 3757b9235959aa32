package dev.latchkey.kit.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.latchkey.events.Topic;
import dev.latchkey.kit.Facts;
import dev.latchkey.kit.signing.EventSigner;
import dev.latchkey.kit.tracing.Traceparent;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventPublisherTest {
    private static final Node BROKER = new Node(1, "localhost", 9092);

    private final List<MockProducer<byte[], byte[]>> producers = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch flushEnds = new CountDownLatch(0);
    private EventPublisher publisher;

    @BeforeEach
    void open() {
        open(Duration.ofMinutes(1));
    }

    private void open(Duration timeout) {
        publisher = new EventPublisher(
                        new ProducerIdentity("test-service", "one", UUID.randomUUID()),
                        new ProducerConnection(this::producer),
                        Set.of(Topic.values()),
                        EventSigner.WITHOUT_KEYS,
                        Duration.ofMillis(20),
                        timeout)
                .start();
        Awaitility.await().until(publisher::ready);
    }

    @AfterEach
    void close() {
        if (!mock().closed()) {
            mock().flush();
            publisher.close();
        }
    }

    @Test
    void numbersFromOneInTheOrderOfHandingOver() {
        publish("a");
        publish("a");
        assertThat(sequences()).containsExactly("1", "2");
    }

    @Test
    void takesNothingNewWhileANumberIsNotFilledAndFillsItWithTheReplacement() {
        CompletableFuture<Void> failed = publisher.publish(
                outgoing("a"),
                out -> new OutboundEvent(out.id(), out.time(), null, Facts.revoked("a", "c", "instead")));
        mock().errorNext(new TimeoutException("expired"));
        assertThat(failed).isCompletedExceptionally();
        assertThat(publish("a")).isCompletedExceptionally();
        awaitSent(2);
        assertThat(sequences()).containsExactly("1", "1");
        assertThat(new String(mock().history().get(1).value())).contains("instead");
        mock().completeNext();
        Awaitility.await().until(() -> publisher.unconfirmed() == 0);
        publish("a");
        assertThat(sequences()).containsExactly("1", "1", "2");
    }

    @Test
    void fillsTheNumberEvenWhereNoReplacementCanBeMade() {
        publisher.publish(outgoing("a"), out -> {
            throw new IllegalStateException("no");
        });
        mock().errorNext(new TimeoutException("expired"));
        awaitSent(2);
        assertThat(sequences()).containsExactly("1", "1");
        mock().completeNext();
        Awaitility.await().until(() -> publisher.unconfirmed() == 0);
    }

    @Test
    void replacesAProducerThatIsPastUseOnceAndGoesOnWithTheCount() {
        publish("a");
        publish("a");
        mock().errorNext(new KafkaException("cannot execute because we are in an error state"));
        Awaitility.await().until(() -> producers.size() == 2 && mock().history().size() == 2);
        assertThat(sequences()).containsExactly("1", "2");
        mock().completeNext();
        mock().completeNext();
        Awaitility.await().until(() -> publisher.unconfirmed() == 0);
        assertThat(publish("a")).isNotDone();
        Awaitility.await().during(Duration.ofMillis(200)).until(() -> producers.size() == 2);
    }

    @Test
    void doesNotGiveUpAProducerForOneLateAcknowledgement() {
        publish("a");
        mock().errorNext(new TimeoutException("expired"));
        awaitSent(2);
        assertThat(producers).hasSize(1);
    }

    @Test
    void refusesWhatIsTooLargeWithoutTakingANumber() {
        OutboundEvent large =
                new OutboundEvent(UUID.randomUUID(), Facts.NOON, null, Facts.revoked("a", "c", "x".repeat(1_000_001)));
        assertThat(publisher.publish(large)).isCompletedExceptionally();
        publish("a");
        assertThat(sequences()).containsExactly("1");
    }

    /** Seen with the real client, whose broker was away. */
    @Test
    void closesThoughTheClientsFlushNeverEnds() {
        close();
        open(Duration.ofSeconds(1));
        flushEnds = new CountDownLatch(1);
        assertTimeoutPreemptively(Duration.ofSeconds(50), publisher::close);
        flushEnds.countDown();
    }

    /** So does the real client, as long as it has not got a producer id. */
    @Test
    void failsInTimeWhatTheClientNeverSettles() {
        close();
        open(Duration.ofMillis(50));
        CompletableFuture<Void> never = publish("a");
        Awaitility.await().until(never::isCompletedExceptionally);
        Awaitility.await().until(() -> mock().history().size() >= 2);
        assertThat(sequences()).startsWith("1", "1").containsOnly("1");
    }

    @Test
    void joinsTheTraceOfItsCaller() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        try (Scope scope = Traceparent.resume(trace)) {
            publish("a");
        }
        assertThat(header(mock().history().getFirst(), "ce_traceparent")).isEqualTo(trace);
    }

    private CompletableFuture<Void> publish(String account) {
        return publisher.publish(outgoing(account));
    }

    private static OutboundEvent outgoing(String account) {
        return new OutboundEvent(UUID.randomUUID(), Facts.NOON, null, Facts.revoked(account, "c"));
    }

    private MockProducer<byte[], byte[]> mock() {
        return producers.getLast();
    }

    private void awaitSent(int records) {
        Awaitility.await().until(() -> mock().history().size() == records);
    }

    private List<String> sequences() {
        return mock().history().stream()
                .map(r -> header(r, "ce_producersequence"))
                .toList();
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value());
    }

    private void awaitEnd() {
        try {
            flushEnds.await();
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private MockProducer<byte[], byte[]> producer() {
        List<PartitionInfo> partitions = new ArrayList<>();
        Arrays.stream(Topic.values())
                .map(topic -> new PartitionInfo(topic.wireName(), 0, BROKER, new Node[] {BROKER}, new Node[] {BROKER}))
                .forEach(partitions::add);
        Cluster cluster = new Cluster("test", List.of(BROKER), partitions, Set.of(), Set.of());
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(cluster, false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public void flush() {
                        awaitEnd();
                        super.flush();
                    }

                    @Override
                    public void close(Duration patience) {
                        while (errorNext(new KafkaException("producer is closed forcefully"))) {
                            // as the real one does with what is under way
                        }
                        super.close(patience);
                    }
                };
        producers.add(producer);
        return producer;
    }
}
