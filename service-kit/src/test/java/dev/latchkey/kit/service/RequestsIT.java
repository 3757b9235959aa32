package dev.latchkey.kit.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class RequestsIT {
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
                "{\"size\":\"big\"}; size; a whole number",
                "{\"colour\":\"GREEN\"}; colour; RED",
                "{\"ttl\":\"PT-5S\"}; ttl; > 0",
                "{\"size\":{\"a\":1}}; size; a whole number",
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

    @ParameterizedTest
    @ValueSource(strings = {"%", "a=%", "a=%zz", "a=b&%1=c", "%%%"})
    void refusesFormsThatCannotBeDecoded(String form) {
        problem(form(form), 400);
        form("a=%2B").expectStatus().isOk().expectBody(String.class).isEqualTo("+");
        problem(form("a=" + "b".repeat(70_000)), 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "/", "application/", "text/plain;charset=nonsense", ";"})
    void refusesWhatIsNoMediaType(String type) throws IOException {
        assertThat(raw("POST", "/v1/things/x", "Content-Type: " + type, "Content-Length: 0"))
                .startsWith("HTTP/1.1 415")
                .contains("problem+json");
    }

    private static ResponseSpec form(String body) {
        return admin().post()
                .uri("/v1/form")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue(body)
                .exchange();
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

    @ParameterizedTest
    @CsvSource({
        "/v1/things?limit=1&limitt=2, limitt, one of [limit]",
        "/v1/things?limit=1&limit=2, limit, to be given once",
        "/v1/pages?page=2, page, 'one of [cursor, limit, name]'",
        "/v1/pages?limit=0, limit, a whole number from 1 to 500",
        "/v1/pages?cursor=nonsense, cursor, nextCursor of the page before",
        "/v1/fault?a=, a, no parameters"
    })
    void refusesParametersThatNobodyReads(String path, String field, String expected) {
        problem(admin().get().uri(path).exchange(), 400)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].expected")
                .isEqualTo(expected);
    }

    @Test
    void passesThroughPages() {
        admin().get()
                .uri("/v1/pages?limit=2&name=x")
                .exchange()
                .expectBody()
                .json("{\"items\":[\"1\",\"2\"],\"nextCursor\":\"MR8y\"}", JsonCompareMode.STRICT);
        admin().get()
                .uri("/v1/pages?cursor=MR8y")
                .exchange()
                .expectBody()
                .json("{\"items\":[\"3\"]}", JsonCompareMode.STRICT);
    }

    @Test
    void letsProtocolsOfOthersAndTheActuatorTakeAnyParameter() {
        admin().get().uri("/v1/lenient?whatever=1").exchange().expectStatus().isOk();
        assertThat(world.managed("/actuator/health/liveness?whatever=1")).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/a%3Bb", "/v1/a%25b", "/v1/a%2Fb", "/v1/a;b", "/v1//a", "/v1/../a", "/v1/%00", "/v1/%0A"})
    void answersPathsThatLeadNowhereWithAProblem(String path) throws IOException {
        assertThat(raw("GET", path))
                .startsWith("HTTP/1.1 404")
                .contains("application/problem+json", "There is nothing here.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/a%zz", "/v1/a|b", "/v1/%"})
    void answersWhatIsNoUriWithAProblem(String path) throws IOException {
        assertThat(raw("GET", path)).startsWith("HTTP/1.1 400").contains("application/problem+json", "no URI");
    }

    @Test
    void answersWithAProblemWhereNoFormWillDo() {
        problem(admin().get().uri("/v1/pages").accept(MediaType.TEXT_HTML).exchange(), 406);
        problem(admin().get().uri("/v1/nothing").accept(MediaType.IMAGE_PNG).exchange(), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "DELETE"})
    void saysWhichMethodsAPathHas(String method) throws IOException {
        assertThat(raw(method, "/v1/things"))
                .startsWith("HTTP/1.1 405")
                .contains("problem+json")
                .containsIgnoringCase("allow: GET");
        assertThat(raw(method, "/v1/nothing")).startsWith("HTTP/1.1 404").contains("problem+json");
    }

    @Test
    void refusesControlCharactersInParameters() throws IOException {
        assertThat(raw("GET", "/v1/pages?a=%00")).startsWith("HTTP/1.1 400").contains("problem+json");
    }

    private static String raw(String method, String path, String... headers) throws IOException {
        try (Socket connection = world.connect()) {
            String head =
                    method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                            + world.issuer.token("acme", "admin") + "\r\n"
                            + Stream.of(headers).map(each -> each + "\r\n").collect(Collectors.joining()) + "\r\n";
            connection.getOutputStream().write(head.getBytes(US_ASCII));
            return new String(connection.getInputStream().readAllBytes(), UTF_8);
        }
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
                .value("WWW-Authenticate", said -> assertThat(said).startsWith("Bearer resource_metadata=\"http://"));
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
