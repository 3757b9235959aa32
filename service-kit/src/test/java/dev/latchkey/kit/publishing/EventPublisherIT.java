package dev.latchkey.kit.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.Topic;
import dev.latchkey.kit.BrokerProcess;
import dev.latchkey.kit.TopicContent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventPublisherIT {
    @TempDir
    Path directory;

    private BrokerProcess broker;

    @BeforeEach
    void startBroker() {
        broker = new BrokerProcess(directory).start().withTopics();
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void leavesNoHoleWhenTheBrokerIsKilledFrozenAndStopped() {
        try (EventPublisher publisher = publisher()) {
            Awaitility.await().until(publisher::ready);
            Load load = new Load(publisher).start();
            awaitAcknowledged(load, 1000);
            broker.kill();
            awaitRefused(load, 1);
            broker.start();
            awaitAcknowledged(load, 1000);
            broker.freeze();
            awaitRefused(load, 1);
            broker.thaw();
            awaitAcknowledged(load, 1000);
            broker.stop();
            broker.start();
            awaitAcknowledged(load, 1000);
            load.stop();
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> publisher.unconfirmed() == 0);
            Awaitility.await().until(() -> load.open.get() == 0);
            assertComplete(load);
            assertPatience(load);
        }
    }

    @Test
    void makesGoodWhatFailedBeforeItCloses() {
        EventPublisher publisher = publisher();
        Awaitility.await().until(publisher::ready);
        Load load = new Load(publisher).start();
        awaitAcknowledged(load, 100);
        broker.freeze();
        awaitRefused(load, 10);
        load.stop();
        broker.thaw();
        publisher.close();
        assertComplete(load);
    }

    @Test
    void isReadyWhenTheBrokerComes() {
        broker.stop();
        try (EventPublisher publisher = publisher()) {
            Load load = new Load(publisher).start();
            awaitRefused(load, 100);
            assertThat(publisher.ready()).isFalse();
            broker.start();
            awaitAcknowledged(load, 100);
            assertThat(publisher.ready()).isTrue();
            load.stop();
        }
    }

    private EventPublisher publisher() {
        return TestPublisher.of(broker.bootstrapServers());
    }

    private static void awaitAcknowledged(Load load, int more) {
        int before = load.acknowledged.size();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> load.acknowledged.size() > before + more);
    }

    private static void awaitRefused(Load load, int more) {
        int before = load.refused.get();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> load.refused.get() > before + more);
    }

    /** Nobody waits for a broker that is away, and nobody is held up; what a busy machine adds decides nothing. */
    private static void assertPatience(Load load) {
        assertThat(Duration.ofNanos(load.longestAnswer.get())).isLessThan(TestPublisher.WITHIN.multipliedBy(4));
        assertThat(load.refused.get()).isPositive();
        // Not the very longest: the machine may have other things to do than to run this thread.
        long almostLongest = load.calls.stream()
                .sorted()
                .skip(load.calls.size() * 995L / 1000)
                .findFirst()
                .orElseThrow();
        assertThat(Duration.ofNanos(almostLongest)).isLessThan(Duration.ofSeconds(1));
    }

    private void assertComplete(Load load) {
        List<ConsumerRecord<byte[], byte[]>> all =
                TopicContent.of(broker.bootstrapServers(), Topic.CREDENTIALS.wireName());
        Set<String> ids =
                all.stream().map(record -> TopicContent.header(record, "ce_id")).collect(Collectors.toSet());
        assertThat(load.acknowledged).allMatch(id -> ids.contains(id.toString()));
        assertThat(load.replaced).isNotEmpty();
        assertThat(load.replaced.values()).allMatch(id -> ids.contains(id.toString()));
        Map<Integer, TreeSet<Long>> sequences = all.stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::partition,
                        Collectors.mapping(EventPublisherIT::sequence, Collectors.toCollection(TreeSet::new))));
        assertThat(sequences).hasSize(Topic.CREDENTIALS.partitions());
        sequences
                .values()
                .forEach(seen -> assertThat(seen)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, seen.last()).boxed().toList()));
    }

    private static long sequence(ConsumerRecord<byte[], byte[]> record) {
        return Long.parseLong(TopicContent.header(record, "ce_producersequence"));
    }
}
