package dev.latchkey.audit;

import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.kit.TestDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as a whole, with a broker of its own, before a database that the test owns. */
public final class RunningAudit implements AutoCloseable {
    public static final String AUDITOR = TestTokens.of("acme", "aud@acme.example", "auditor");
    private static final JsonMapper JSON = new JsonMapper();

    private final EmbeddedBroker broker;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<String> database;
    private final String[] signing;
    private ConfigurableApplicationContext service;
    private WebTestClient client;
    private String base;

    /** @param signing settings of the keys of events; without any, events need not be signed */
    public RunningAudit(Path directory, TestDatabase database, String... signing) {
        this(directory, database.settings(), signing);
    }

    /** @param database settings of where it is */
    public RunningAudit(Path directory, List<String> database, String... signing) {
        this.signing = signing.length == 0 ? new String[] {"--latchkey.signing.unsigned=accept"} : signing;
        this.broker = EmbeddedBroker.start(directory, 0);
        this.database = database;
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        start();
    }

    public void start() {
        Stream<String> settings = Stream.of(
                "--server.port=0",
                "--management.server.port=0",
                "--latchkey.kafka=" + broker.bootstrapServers(),
                "--latchkey.audit.gap-grace=1s",
                "--latchkey.audit.gap-check-every=200ms",
                "--logging.structured.format.console=");
        Stream<String> ofDatabase = database.stream().map(each -> "--" + each);
        service = new SpringApplicationBuilder(AuditService.class, TestTokens.class)
                .run(Stream.of(settings, ofDatabase, Stream.of(signing))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
        String port = service.getEnvironment().getProperty("local.server.port");
        base = "http://127.0.0.1:" + port;
        client = WebTestClient.bindToServer()
                .baseUrl(base)
                .responseTimeout(Duration.ofSeconds(60))
                .build();
    }

    public void stop() {
        service.close();
    }

    public void send(List<Sent> events) {
        events.forEach(each -> producer.send(each.record()));
        producer.flush();
    }

    public void send(Sent... events) {
        send(List.of(events));
    }

    public void sendRaw(ProducerRecord<byte[], byte[]> record) {
        producer.send(record);
        producer.flush();
    }

    public WebTestClient.ResponseSpec get(String path, String token) {
        return client.get()
                .uri(URI.create(base + path))
                .headers(h -> h.setBearerAuth(token))
                .exchange();
    }

    public ConfigurableApplicationContext context() {
        return service;
    }

    public int port() {
        return URI.create(base).getPort();
    }

    public WebTestClient client() {
        return client;
    }

    /** What it counts. */
    public String metrics() {
        String port = service.getEnvironment().getProperty("local.management.port");
        return client.get()
                .uri(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    public JsonNode json(String path, String token) {
        String body = get(path, token)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body);
    }

    /** How many sign-ins a path finds; -1 where it cannot be asked. */
    public int count(String path) {
        var result = get(path, AUDITOR).expectBody(String.class).returnResult();
        return result.getStatus().is2xxSuccessful()
                ? JSON.readTree(result.getResponseBody()).path("items").size()
                : -1;
    }

    public void awaitThat(Supplier<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(condition::get);
    }

    /** The reasons of the dead letters of a topic. */
    public List<String> deadLetters(String topic) {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic + ".dlt", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            List<String> reasons = new java.util.ArrayList<>();
            while (consumer.position(partition)
                    < consumer.endOffsets(List.of(partition)).get(partition)) {
                consumer.poll(Duration.ofMillis(200)).forEach(letter -> reasons.add(reason(letter)));
            }
            return reasons;
        }
    }

    private static String reason(ConsumerRecord<byte[], byte[]> letter) {
        byte[] value = letter.headers().lastHeader("latchkey_dlt_reason").value();
        return new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        service.close();
        producer.close();
        broker.close();
    }
}
