package dev.latchkey.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    @TempDir
    Path directory;

    @Test
    void keepsRecordsOverARestart() throws Exception {
        try (var broker = EmbeddedBroker.start(directory, 0)) {
            var client = new BrokerClient(broker.bootstrapServers());
            client.createTopic();
            client.send(0, 100);
        }
        try (var broker = EmbeddedBroker.start(directory, 0, BrokerOptions.synced())) {
            var client = new BrokerClient(broker.bootstrapServers());
            client.send(100, 120);
            assertThat(client.receiveAll())
                    .containsExactlyElementsOf(IntStream.range(0, 120).boxed().toList());
        }
    }

    @Test
    void createsNoTopicByMention() {
        try (var broker = EmbeddedBroker.start(directory, 0);
                var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                var producer = new BrokerClient(broker.bootstrapServers()).producer()) {
            assertThatThrownBy(() -> producer.send(BrokerClient.letter(1)).get());
            assertThat(admin.listTopics().names().toCompletionStage().toCompletableFuture())
                    .succeedsWithin(10, TimeUnit.SECONDS)
                    .satisfies(names -> assertThat(names).isEmpty());
        }
    }

    @Test
    void losesNoAcknowledgedRecordWhenKilled() throws Exception {
        var port = FreePort.find();
        var client = new BrokerClient("127.0.0.1:" + port);
        var acknowledged = new AtomicInteger();
        try (var broker = ChildProcess.start(BrokerMain.class, directory, port)) {
            client.createTopic();
            var sender = Thread.startVirtualThread(() -> sendUntilItFails(client, acknowledged));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.get() > 500);
            broker.kill();
            sender.join();
        }
        try (var broker = ChildProcess.start(BrokerMain.class, directory, port)) {
            assertThat(client.receiveAll())
                    .containsAll(IntStream.range(0, acknowledged.get()).boxed().toList());
            assertThat(broker.terminate()).isEqualTo(143);
        }
    }

    private static void sendUntilItFails(BrokerClient client, AtomicInteger acknowledged) {
        try (var producer = client.producer()) {
            while (true) {
                producer.send(BrokerClient.letter(acknowledged.get())).get();
                acknowledged.incrementAndGet();
            }
        } catch (Exception brokerIsGone) {
            // the test looks at what had been acknowledged by now
        }
    }
}
