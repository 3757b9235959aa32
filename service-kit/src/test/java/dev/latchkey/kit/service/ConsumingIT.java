package dev.latchkey.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.Topic;
import dev.latchkey.kit.AsyncApi;
import dev.latchkey.kit.Facts;
import dev.latchkey.kit.TopicContent;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

class ConsumingIT {
    private static final String REPLAY = "/v1/dead-letters/latchkey.credentials/replay";
    private static final String SKIP = "/v1/dead-letters/latchkey.credentials/skip";

    @TempDir
    Path directory;

    private World world;

    @BeforeEach
    void open() {
        world = new World(directory).withDatabase();
        world.broker.start();
        world.withService();
        await().until(world::ready);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void putsPoisonAsideOnceHoweverOftenItsBatchIsRetriedAndGoesOn() throws Exception {
        digest().failures.set(3);
        sendGarbage();
        publish(0, 20);
        await().until(() -> digest().digested.size() >= 20 && letters().size() == 1);
        assertThat(digest().digested).containsExactlyElementsOf(names(0, 20));
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(new String(letter.value())).isEqualTo("garbage");
            assertThat(TopicContent.header(letter, "latchkey_dlt_reason")).isEqualTo("missingHeader");
            assertThat(TopicContent.header(letter, "latchkey_dlt_detail")).isEqualTo("ce_type");
            assertThat(TopicContent.header(letter, "latchkey_dlt_group")).isEqualTo("test-service.revocations");
            assertThat(TopicContent.header(letter, "latchkey_dlt_topic")).isEqualTo(Topic.CREDENTIALS.wireName());
            assertThat(TopicContent.header(letter, "mine")).isEqualTo("kept");
            assertThat(AsyncApi.errors("#/components/schemas/deadLetterHeaders", headers(letter)))
                    .isEmpty();
            assertThat(headers(letter).keySet())
                    .filteredOn(name -> !name.equals("mine"))
                    .containsExactlyInAnyOrderElementsOf(AsyncApi.document()
                            .at("/components/schemas/deadLetterHeaders/properties")
                            .propertyNames());
        });
    }

    @Test
    void handsABatchOverUntilItGoesThroughAndKeepsTheOrder() {
        digest().failures.set(5);
        publish(0, 20);
        await().until(() -> digest().digested.size() >= 20);
        assertThat(digest().digested).containsExactlyElementsOf(names(0, 20));
        assertThat(digest().failures).hasValue(0);
        assertThat(letters()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("whatWouldBeFinal")
    void losesNoBatchWhateverItFailsOf(Supplier<Throwable> failure) {
        digest().failure = failure;
        digest().failures.set(3);
        publish(0, 5);
        await().until(() -> digest().digested.size() >= 5);
        assertThat(digest().digested).containsExactlyElementsOf(names(0, 5));
        assertThat(letters()).isEmpty();
        publish(5, 6);
        await().until(() -> digest().digested.contains("c-5"));
    }

    /** The framework takes the first for final and skips the batch, and ends with the second. */
    static List<Supplier<Throwable>> whatWouldBeFinal() {
        return List.of(() -> new ClassCastException("a Long is no Integer"), () -> new StackOverflowError("made up"));
    }

    @Test
    void goesOnWhereItWasWhenItIsStartedAgain() {
        publish(0, 5);
        await().until(() -> digest().digested.size() == 5);
        world.stopService();
        world.withService();
        await().until(world::ready);
        publish(5, 10);
        await().until(() -> digest().digested.contains("c-9"));
        assertThat(digest().digested).containsExactlyElementsOf(names(5, 10));
    }

    @Test
    void replaysDeadLettersPastThoseThatArePoisonStill() {
        digest().poisonous.addAll(List.of("c-1", "c-2"));
        publish(0, 4);
        await().until(() -> letters().size() == 2 && digest().digested.size() == 2);
        digest().poisonous.remove("c-2");
        replay(platform())
                .jsonPath("$.letters[?(@.digested==true)]")
                .value(one -> assertThat((List<?>) one).hasSize(1))
                .jsonPath("$.letters[?(@.digested==false)].error")
                .isEqualTo("noSuchShard: shard 7");
        assertThat(digest().digested).contains("c-2").doesNotContain("c-1");
        // What fails still does not keep those behind it: it goes to the end, with what it fails of now.
        digest().failures.set(1);
        digest().poisonous.clear();
        replay(platform()).jsonPath("$.letters[0].error").isEqualTo("keepsFailing: IllegalStateException");
        replay(platform()).jsonPath("$.letters[0].digested").isEqualTo(true);
        replay(platform()).jsonPath("$.letters").isEmpty();
        assertThat(digest().digested).containsOnlyOnce("c-0", "c-1", "c-2", "c-3");
    }

    @Test
    void listsDeadLettersAndGivesUpThoseThatAreNotWorthIt() {
        digest().poisonous.addAll(List.of("c-0", "c-1", "c-2"));
        publish(0, 3);
        await().until(() -> letters().size() == 3);
        waiting().jsonPath("$.letters.length()").isEqualTo(3);
        waiting().jsonPath("$.letters[0].reason").isEqualTo("noSuchShard");
        String upTo = "?group=test-service.revocations&partition=0&through="
                + letters().get(1).offset();
        post(SKIP + upTo).jsonPath("$.letters.length()").isEqualTo(2);
        waiting().jsonPath("$.letters.length()").isEqualTo(1);
        digest().poisonous.clear();
        replay(platform()).jsonPath("$.letters.length()").isEqualTo(1);
        assertThat(digest().digested).containsExactly("c-2");
    }

    @Test
    void skipsNothingThatIsNotNamed() {
        for (String given : List.of("", "?group=test-service.revocations&partition=0", "?partition=x&through=1")) {
            WebTestClient client = world.bearing(platform());
            client.post().uri(SKIP + given).exchange().expectStatus().isBadRequest();
        }
        post(SKIP + "?group=another.group&partition=0&through=1")
                .jsonPath("$.letters")
                .isEmpty();
    }

    @Test
    void letsOnlyThePlatformReplayAndOnlyWhatThereIs() {
        String admin = world.issuer.token("acme", "admin");
        world.bearing(admin).post().uri(REPLAY).exchange().expectStatus().isForbidden();
        world.anybody().post().uri(REPLAY).exchange().expectStatus().isUnauthorized();
        world.bearing(platform())
                .post()
                .uri("/v1/dead-letters/__consumer_offsets/replay")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private BodyContentSpec waiting() {
        return world.bearing(platform())
                .get()
                .uri("/v1/dead-letters/latchkey.credentials")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private BodyContentSpec replay(String token) {
        return post(token, REPLAY);
    }

    private BodyContentSpec post(String path) {
        return post(platform(), path);
    }

    private BodyContentSpec post(String token, String path) {
        return world.bearing(token)
                .post()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private String platform() {
        return world.issuer.token("acme", "platform");
    }

    private Digest digest() {
        return world.bean(Digest.class);
    }

    /** All to one account, hence one partition: their order is what they are received in. */
    private void publish(int from, int to) {
        EventPublisher publisher = world.bean(EventPublisher.class);
        IntStream.range(from, to)
                .mapToObj(i -> new OutboundEvent(UUID.randomUUID(), Facts.NOON, null, Facts.revoked("ada", "c-" + i)))
                .forEach(out -> publisher.publish(out).join());
    }

    private void sendGarbage() throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", world.broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var garbage = new ProducerRecord<byte[], byte[]>(Topic.CREDENTIALS.wireName(), "garbage".getBytes());
            garbage.headers().add("mine", "kept".getBytes());
            producer.send(garbage).get();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> letters() {
        return TopicContent.of(world.broker.bootstrapServers(), Topic.CREDENTIALS.deadLetters());
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> letter) {
        return Stream.of(letter.headers().toArray())
                .collect(Collectors.toMap(Header::key, header -> new String(header.value())));
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "c-" + i).toList();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(250));
    }
}
