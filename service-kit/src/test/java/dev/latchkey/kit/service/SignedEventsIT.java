package dev.latchkey.kit.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.EventJson;
import dev.latchkey.events.EventType;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.Facts;
import dev.latchkey.kit.TopicContent;
import dev.latchkey.kit.consuming.AuthenticEvents;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.following.AuthenticSink;
import dev.latchkey.kit.following.EventSink;
import dev.latchkey.kit.following.StartAt;
import dev.latchkey.kit.following.TopicFollower;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.signing.EventSigner;
import dev.latchkey.kit.signing.ForgedEvents;
import dev.latchkey.kit.signing.KeyDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who can write to Kafka against a consumer, a follower and a replay. */
class SignedEventsIT {
    private static final String CREDENTIALS = Topic.CREDENTIALS.wireName();

    @TempDir
    Path directory;

    private World world;
    private KeyDirectory keys;
    private KafkaProducer<byte[], byte[]> attacker;

    @BeforeEach
    void open() throws Exception {
        keys = new KeyDirectory(Files.createDirectory(directory.resolve("keys")));
        world = new World(directory).withDatabase();
        world.broker.start();
        world.withService(keys.arguments("test-service"));
        await().until(world::ready);
        Map<String, Object> config = Map.of("bootstrap.servers", world.broker.bootstrapServers());
        attacker = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        attacker.close();
        world.close();
    }

    @Test
    void actsOnNothingThatItsSenderHasNotSignedAsItStandsThere() {
        send("genuine-1", record -> {});
        send("unsigned", record -> record.headers().remove("latchkey_signature"));
        send("renamed", record -> replace(record, "ce_id", UUID.randomUUID().toString()));
        send("renumbered", record -> replace(record, "ce_producersequence", "99"));
        send("stolen", record -> replace(record, "ce_source", "/latchkey/notifier-service"));
        send("rotatedAway", record -> replace(record, "latchkey_signature_key", "7"));
        attacker.send(moved(signed("moved"), "acme/eve"));
        send("genuine-2", record -> {});
        await().until(() -> world.bean(Digest.class).digested.contains("genuine-2")
                && letters().size() == 6);
        assertThat(world.bean(Digest.class).digested).containsExactlyInAnyOrder("genuine-1", "genuine-2");
        assertThat(letters())
                .containsExactlyInAnyOrder(
                        "unsigned", "badSignature", "badSignature", "wrongSource", "unknownKey", "badSignature");
        assertThat(world.bean(ForgedEvents.class).kinds()).hasSize(4);
    }

    @Test
    void takesForgedDeadLettersForNoMoreThanTheyAre() {
        ProducerRecord<byte[], byte[]> forged = signed("forged");
        forged.headers().remove("latchkey_signature");
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(
                Topic.CREDENTIALS.deadLetters(), 0, forged.key(), forged.value(), forged.headers());
        letter.headers().add("latchkey_dlt_group", "test-service.revocations".getBytes(UTF_8));
        letter.headers().add("latchkey_dlt_topic", CREDENTIALS.getBytes(UTF_8));
        attacker.send(letter);
        attacker.flush();
        world.bearing(world.issuer.token("acme", "platform"))
                .post()
                .uri("/v1/dead-letters/latchkey.credentials/replay")
                .exchange()
                .expectBody()
                .jsonPath("$.letters[0].error")
                .isEqualTo("unsigned: it has no signature");
        assertThat(world.bean(Digest.class).digested).isEmpty();
    }

    @Test
    void followersTakeForgedEventsForMissed() {
        List<String> taken = new CopyOnWriteArrayList<>();
        List<String> missed = new CopyOnWriteArrayList<>();
        EventSink sink = new EventSink() {
            @Override
            public void take(ReceivedEvent event) {
                taken.add(event.event().subject());
            }

            @Override
            public void missed(RawRecord raw, RuntimeException why) {
                missed.add(String.valueOf(why.getMessage()));
            }
        };
        send("forged", record -> replace(record, "ce_time", "2026-11-20T12:00:01Z"));
        send("genuine", record -> {});
        AuthenticSink authentic = new AuthenticSink(world.bean(AuthenticEvents.class), sink);
        try (var follower = new TopicFollower(
                        KafkaClients.of(world.broker.bootstrapServers()),
                        Topic.CREDENTIALS,
                        new StartAt.Beginning(),
                        raw -> true,
                        authentic,
                        Clock.systemUTC())
                .start()) {
            await().until(() -> !taken.isEmpty() && follower.fresherThan(Duration.ofSeconds(5)));
        }
        assertThat(taken).containsExactly("genuine");
        assertThat(missed).containsExactly("it is not what its sender has signed");
    }

    /** One after the other, without a restart. */
    @Test
    void goesWithARotationOfKeys() {
        String second = keys.generate("credential-service", 2);
        await().until(() -> {
            send("second", record -> {});
            return world.bean(Digest.class).digested.contains("second");
        });
        keys.distrust(second);
        await().until(() -> {
            send("third", record -> {});
            return letters().contains("unknownKey");
        });
    }

    private void send(String credential, Consumer<ProducerRecord<byte[], byte[]>> change) {
        ProducerRecord<byte[], byte[]> record = signed(credential);
        change.accept(record);
        attacker.send(record);
        attacker.flush();
    }

    private ProducerRecord<byte[], byte[]> signed(String credential) {
        var fact = Facts.revoked("ada", credential);
        var record = new ProducerRecord<>(CREDENTIALS, 0, fact.key().getBytes(UTF_8), EventJson.write(fact));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_type", EventType.of(fact).wireName());
        header(record, "ce_source", "/latchkey/credential-service");
        header(record, "ce_id", UUID.randomUUID().toString());
        header(record, "ce_time", Facts.NOON.toString());
        header(record, "ce_producer", "credential-service/1/" + new UUID(0, 1));
        header(record, "ce_producersequence", "1");
        EventSigner signer = keys.signer("credential-service");
        signer.sign(EventType.of(fact), record.key(), record.headers(), record.value());
        return record;
    }

    private static ProducerRecord<byte[], byte[]> moved(ProducerRecord<byte[], byte[]> record, String key) {
        return new ProducerRecord<>(
                record.topic(), record.partition(), key.getBytes(UTF_8), record.value(), record.headers());
    }

    private static void replace(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().remove(name);
        header(record, name, value);
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    private List<String> letters() {
        return TopicContent.of(world.broker.bootstrapServers(), Topic.CREDENTIALS.deadLetters()).stream()
                .map(letter -> TopicContent.header(letter, "latchkey_dlt_reason"))
                .toList();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(250));
    }
}
