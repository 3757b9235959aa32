package dev.latchkey.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.Topic;
import dev.latchkey.kit.TopicContent;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@ExtendWith(OutputCaptureExtension.class)
class RequestsIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    static Path directory;

    private static World world;

    @BeforeAll
    static void open() {
        world = new World(directory).withDatabase();
        world.broker.start();
        world.withService();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(world::ready);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"sise\":1}; sise; one of [",
                "{\"size\":\"big\"}; size; Integer",
                "{\"colour\":\"GREEN\"}; colour; RED",
                "{\"ttl\":\"PT-5S\"}; ttl; > 0",
                "{\"size\":{\"a\":1}}; size; Integer",
            })
    void namesTheFieldThatIsWrong(String body, String field, String expected) {
        post(body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].expected")
                .value(text -> assertThat(String.valueOf(text)).contains(expected));
    }

    @Test
    void doesNotRepeatASecret() {
        post("{\"secret\":\"abcd-efgh\"}")
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(text -> assertThat(text).contains("secret").doesNotContain("abcd-efgh"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {"{", "[}", "{} {}", "words"})
    void saysWhereJsonIsNotWellFormed(String body) {
        problem(post(body), 400);
    }

    @Test
    void answersWithProblemsWhateverIsWrong() {
        problem(admin().get().uri("/v1/nothing").exchange(), 404);
        problem(admin().delete().uri("/v1/things").exchange(), 405)
                .expectHeader()
                .valueEquals("Allow", "GET");
        problem(
                admin().post()
                        .uri("/v1/things/x")
                        .contentType(MediaType.TEXT_PLAIN)
                        .bodyValue("x")
                        .exchange(),
                415);
        problem(post("{\"size\":1" + " ".repeat(70_000) + "}"), 413);
        problem(post(""), 400);
        problem(admin().get().uri("/v1/things?limit=many").exchange(), 400);
        problem(admin().get().uri("/v1/things").exchange(), 400);
    }

    @Test
    void namesParameters() {
        admin().get()
                .uri("/v1/things?limit=many")
                .exchange()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit")
                .jsonPath("$.errors[0].given")
                .isEqualTo("many");
    }

    @Test
    void doesNotTellWhatWentWrongInside() {
        problem(admin().get().uri("/v1/fault").accept(MediaType.TEXT_HTML).exchange(), 500)
                .expectBody(String.class)
                .value(text -> assertThat(text).doesNotContain("secret detail"));
    }

    @Test
    void believesOnlyTokensOfItsIssuer() {
        problem(world.anybody().get().uri("/v1/things?limit=1").exchange(), 401)
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer");
        for (String token : new String[] {world.issuer.expired(), world.issuer.ofAnotherIssuer(), "rubbish"}) {
            problem(world.bearing(token).get().uri("/v1/things?limit=1").exchange(), 401);
        }
        try (Issuer other = new Issuer()) {
            String forged = other.token("acme", "admin");
            problem(world.bearing(forged).get().uri("/v1/things?limit=1").exchange(), 401);
        }
    }

    @Test
    void refusesOtherRolesAndTokensWithoutTenant() {
        WebTestClient auditor = world.bearing(world.issuer.token("acme", "auditor", "nonsense"));
        problem(
                auditor.post()
                        .uri("/v1/things/x")
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{}")
                        .exchange(),
                403);
        WebTestClient nowhere = world.bearing(world.issuer.withoutTenant("admin"));
        problem(nowhere.get().uri("/v1/things?limit=1").exchange(), 403);
        assertThat(list("acme")).isEqualTo("acme");
        assertThat(list("other")).isEqualTo("other");
    }

    @Test
    void showsMetricsWithoutATokenAndNothingElse() {
        assertThat(world.status("/actuator/prometheus")).isEqualTo(200);
        assertThat(world.status("/actuator/env")).isEqualTo(401);
    }

    @Test
    void carriesTheTraceOfARequestIntoLogsAndEvents(CapturedOutput output) {
        String answer = admin().post()
                .uri("/v1/things/traced")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(answer).isEqualTo(TRACE);
        assertThat(TopicContent.of(world.broker.bootstrapServers(), Topic.CREDENTIALS.wireName()))
                .filteredOn(record -> TopicContent.header(record, "ce_subject").equals("traced"))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(TopicContent.header(record, "ce_traceparent"))
                        .contains(TRACE));
        Awaitility.await()
                .untilAsserted(() -> assertThat(output.getOut().lines())
                        .anyMatch(line -> line.contains("thing written") && line.contains("\"traceId\":\"" + TRACE)));
    }

    private static String list(String tenant) {
        return world.bearing(world.issuer.token(tenant, "admin"))
                .get()
                .uri("/v1/things?limit=1")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static WebTestClient admin() {
        return world.bearing(world.issuer.token("acme", "admin"));
    }

    private static ResponseSpec post(String body) {
        return admin().post()
                .uri("/v1/things/x")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static ResponseSpec problem(ResponseSpec response, int status) {
        return response.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }
}
