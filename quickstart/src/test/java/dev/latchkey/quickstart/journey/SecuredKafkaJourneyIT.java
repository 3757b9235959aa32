package dev.latchkey.quickstart.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.events.InternalTopic;
import dev.latchkey.events.Topic;
import dev.latchkey.quickstart.acl.EventContract;
import dev.latchkey.quickstart.demo.Demo;
import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.InstallationSettings;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Ports;
import dev.latchkey.quickstart.journey.system.SecuredKafka;
import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole system on a broker that wants TLS and passwords and gives nobody more than the rights that the AsyncAPI
 * document has for him.
 */
@Tag("journey")
class SecuredKafkaJourneyIT {
    private static final String ANALYST = "analyst";
    private static final String ALERTS = Topic.ALERTS.wireName();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private static SecuredKafka kafka;
    private static Installation installation;

    @BeforeAll
    static void start() {
        var contract = EventContract.ofThisRelease();
        kafka = new SecuredKafka(directory.resolve("kafka"), contract);
        var sources = Path.of(System.getProperty("latchkey.sources", ".."));
        var settings = InstallationSettings.of(directory.resolve("home"), sources, Ports.free())
                .outside(Optional.of(kafka.bootstrapServers()), Optional.empty());
        for (var service : contract.services()) {
            var part = Part.titled(service).orElseThrow();
            var file = kafka.join(service, contract.rights(service));
            settings = settings.with(part, "LATCHKEY_KAFKA_PROPERTIES_FILE", file.toString())
                    .with(part, "LATCHKEY_KAFKA_CA_FILE", kafka.authority().toString());
        }
        kafka.join(ANALYST, contract.readerRights(ANALYST, List.of(ALERTS)));
        installation = new Installation(settings);
        installation.start();
    }

    @AfterAll
    static void stop() {
        if (installation != null) {
            EnumSet.allOf(Part.class).forEach(installation::kill);
        }
        if (kafka != null) {
            kafka.close();
        }
    }

    /** Issued, used, blocked by a policy, revoked, on the log; an attack, and its alert to a subscriber and an analyst. */
    @Test
    void everythingWorksWithTheLeastRights() throws IOException {
        var shown = new ByteArrayOutputStream();
        new Demo(new Screen(new PrintStream(shown), Style.detected()), installation).run();

        assertThat(alertsSeenBy(ANALYST)).isPositive();
        for (var file : written()) {
            assertThat(Files.readString(file, ISO_8859_1)).as("%s", file).doesNotContain(kafka.passwords());
        }
    }

    private static int alertsSeenBy(String reader) {
        try (var consumer = consumer(reader, reader + ".desk")) {
            consumer.subscribe(List.of(ALERTS));
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < deadline) {
                var records = consumer.poll(Duration.ofSeconds(1));
                if (!records.isEmpty()) {
                    return records.count();
                }
            }
            return 0;
        }
    }

    /** Logs, process ids, data: all that the parts have written. */
    private static List<Path> written() throws IOException {
        try (var files = Files.walk(installation.home())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void anAnalystSeesNothingButAlerts() throws Exception {
        try (var admin = Admin.create(kafka.clientOf(ANALYST));
                var consumer = consumer(ANALYST, ANALYST + ".desk")) {
            assertThat(admin.listTopics().names().get()).containsExactly(ALERTS);
            Arrays.stream(Topic.values())
                    .map(Topic::wireName)
                    .filter(topic -> !topic.equals(ALERTS))
                    .forEach(topic -> assertThatThrownBy(() -> consumer.partitionsFor(topic, PATIENCE))
                            .isInstanceOf(TopicAuthorizationException.class));
        }
        assertThatThrownBy(() -> send(ANALYST, ALERTS)).hasCauseInstanceOf(TopicAuthorizationException.class);
        try (var consumer = consumer(ANALYST, "notifier-service.delivery")) {
            consumer.subscribe(List.of(ALERTS));
            assertThatThrownBy(() -> consumer.poll(PATIENCE)).isInstanceOf(GroupAuthorizationException.class);
        }
    }

    @Test
    void noServiceWritesWhatIsAnothers() {
        var writers = Map.of(
                "policy-service", List.of(Topic.SIGN_INS, Topic.ALERTS, Topic.CREDENTIALS),
                "notifier-service", List.of(Topic.POLICY_SNAPSHOTS, Topic.CREDENTIALS),
                "audit-service", List.of(Topic.ALERTS, Topic.SIGN_INS),
                "credential-service", List.of(Topic.ALERTS, Topic.POLICY_SNAPSHOTS, Topic.POLICY_CONFIRMATIONS));
        writers.forEach((service, topics) ->
                topics.forEach(topic -> assertThatThrownBy(() -> send(service, topic.wireName()))
                        .as("%s to %s", service, topic)
                        .hasCauseInstanceOf(TopicAuthorizationException.class)));
        for (var internal : InternalTopic.values()) {
            assertThatThrownBy(() -> send("notifier-service", internal.wireName()))
                    .as("notifier-service to %s", internal)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    private static void send(String principal, String topic) throws ExecutionException, InterruptedException {
        var settings = new HashMap<>(kafka.clientOf(principal));
        // Else who may write nowhere fails before a topic is looked at.
        settings.put("enable.idempotence", false);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, new byte[0], "forged".getBytes(ISO_8859_1)))
                    .get();
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String principal, String group) {
        var settings = new HashMap<>(kafka.clientOf(principal));
        settings.put("group.id", group);
        settings.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
