package dev.latchkey.kit.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.Topic;
import dev.latchkey.kit.TopicContent;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@ExtendWith(OutputCaptureExtension.class)
class TracingIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String OFTEN = "--management.opentelemetry.tracing.export.schedule-delay=200ms";
    private static final String ENDPOINT = "--management.opentelemetry.tracing.export.otlp.endpoint=";

    @TempDir
    static Path directory;

    private static World world;

    @BeforeAll
    static void open() {
        world = new World(directory).withDatabase();
        world.broker.start();
    }

    @AfterEach
    void stop() {
        world.stopService();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void sendsARequestAndTheHandlingOfItsEventAsOneTrace() {
        try (Collector collector = Collector.answering()) {
            start(OFTEN, ENDPOINT + collector.endpoint());
            write("sent").expectStatus().isOk();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(collector.received())
                            .contains("http post /v1/things/{id}", "process latchkey.credentials", bytes(PARENT)));
            assertThat(collector.received().split(bytes(TRACE), -1)).hasSizeGreaterThan(2);
            assertThat(collector.received()).contains("test-service", bytes(spanOf("sent")));
            fails();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(collector.received()).contains("/v1/fault"));
            assertThat(collector.received())
                    .contains("SERVER_ERROR")
                    .doesNotContain("secret detail", "/v1/things/sent", "/actuator", "security", "function");
        }
    }

    @Test
    void sendsNothingWhereNoCollectorIsNamed() {
        start();
        write("unsent").expectStatus().isOk();
        assertThat(spanOf("unsent")).isNotEqualTo(PARENT);
        assertThat(world.beans(SpanExporter.class)).isEmpty();
    }

    @Test
    @Timeout(300)
    void neitherRequestsNorTheEndWaitForACollectorThatHangs() {
        try (Collector collector = Collector.hanging()) {
            start(OFTEN, ENDPOINT + collector.endpoint());
            write("one").expectStatus().isOk();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !collector.received().isEmpty());
            long asked = System.nanoTime();
            write("two").expectStatus().isOk();
            world.stopService();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(60));
        }
    }

    @Test
    void writesTheTraceIntoLogLinesAsTheElasticCommonSchemaHasIt(CapturedOutput output) {
        start("--latchkey.instance=pod-7");
        write("logged").expectStatus().isOk().expectBody(String.class).isEqualTo(TRACE);
        Awaitility.await()
                .untilAsserted(() -> assertThat(output.getOut().lines())
                        .anySatisfy(line -> assertThat(line)
                                .contains("thing written", "\"trace\":{\"id\":\"" + TRACE, "\"span\":{\"id\":\"")
                                .containsPattern("\"service\":\\{[^}]*\"node\":\\{\"name\":\"pod-7\"")));
    }

    private static void start(String... settings) {
        world.withService(settings);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(world::ready);
    }

    private static ResponseSpec write(String id) {
        return world.bearing(world.issuer.token("acme", "admin"))
                .post()
                .uri("/v1/things/" + id)
                .header("traceparent", "00-" + TRACE + "-" + PARENT + "-01")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange();
    }

    private static void fails() {
        world.bearing(world.issuer.token("acme", "admin"))
                .get()
                .uri("/v1/fault")
                .exchange()
                .expectStatus()
                .is5xxServerError();
    }

    /** Of its event's trace parent, which is of the request's trace. */
    private static String spanOf(String id) {
        return TopicContent.of(world.broker.bootstrapServers(), Topic.CREDENTIALS.wireName()).stream()
                .filter(record -> TopicContent.header(record, "ce_subject").equals(id))
                .map(record -> TopicContent.header(record, "ce_traceparent"))
                .peek(header -> assertThat(header).startsWith("00-" + TRACE).endsWith("-01"))
                .map(header -> header.split("-")[2])
                .findFirst()
                .orElseThrow();
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
    }
}
