package dev.latchkey.notifier;

import static dev.latchkey.notifier.SignIns.anAcceptedOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.kit.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who may do what, what belongs to whom, and what is answered to nonsense. */
class ApiIT {
    private static final List<String> ROLES = List.of("owner", "admin", "helpdesk", "analyst", "auditor", "platform");

    @TempDir
    static Path directory;

    static EmbeddedBroker broker;
    static TestDatabase database;
    static RunningNotifier notifier;
    static Receiver receiver;
    static String subscription;
    static String alert;
    static String delivery;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        database = TestDatabase.start("notifier");
        receiver = Receiver.start().answering(500, Map.of());
        notifier = RunningNotifier.start(broker, database, "latchkey.delivery.schedule=0s");
        subscription = (String) created("acme.analyst", webhook()).get("id");
        for (int i = 1; i <= 5; i++) {
            notifier.record(anAcceptedOne().from("198.51." + i + ".1").event());
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> items("/v1/deliveries?state=dead").size() == 4);
        alert = (String) items("/v1/alerts").getFirst().get("id");
        delivery = (String) items("/v1/deliveries").getFirst().get("id");
    }

    @AfterAll
    static void stop() {
        notifier.close();
        receiver.close();
        database.close();
        broker.close();
    }

    static Stream<Arguments> readers() {
        return Stream.of(
                Arguments.of(HttpMethod.GET, "/v1/alerts", List.of("admin", "analyst", "auditor", "platform")),
                Arguments.of(HttpMethod.GET, "/v1/alerts/" + alert, List.of("admin", "analyst", "auditor", "platform")),
                Arguments.of(HttpMethod.GET, "/v1/deliveries", List.of("admin", "analyst", "auditor", "platform")),
                Arguments.of(
                        HttpMethod.GET,
                        "/v1/deliveries/" + delivery,
                        List.of("admin", "analyst", "auditor", "platform")),
                Arguments.of(
                        HttpMethod.POST,
                        "/v1/deliveries/" + delivery + "/retry",
                        List.of("admin", "analyst", "platform")),
                Arguments.of(
                        HttpMethod.POST,
                        "/v1/subscriptions/" + subscription + "/test",
                        List.of("admin", "analyst", "platform")),
                Arguments.of(HttpMethod.GET, "/v1/subscriptions", List.of("admin", "analyst", "platform")),
                Arguments.of(HttpMethod.POST, "/v1/subscriptions", List.of("admin", "analyst", "platform")),
                Arguments.of(
                        HttpMethod.GET, "/v1/subscriptions/" + subscription, List.of("admin", "analyst", "platform")),
                Arguments.of(
                        HttpMethod.PATCH, "/v1/subscriptions/" + subscription, List.of("admin", "analyst", "platform")),
                Arguments.of(
                        HttpMethod.POST,
                        "/v1/subscriptions/" + subscription + "/rotate-secret",
                        List.of("admin", "analyst", "platform")),
                Arguments.of(HttpMethod.DELETE, "/v1/subscriptions/none", List.of("admin", "analyst", "platform")));
    }

    @Test
    void showsThePlatformNoAlertOfATenant() {
        call("acme.analyst", HttpMethod.GET, "/v1/alerts")
                .expectBody()
                .jsonPath("$.items")
                .isNotEmpty();
        call("acme.platform", HttpMethod.GET, "/v1/alerts")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items")
                .isEmpty();
        call("acme.platform", HttpMethod.GET, "/v1/alerts/" + alert)
                .expectStatus()
                .isNotFound();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void onlyTheRightRolesGetThrough(HttpMethod method, String path, List<String> allowed) {
        call("", method, path).expectStatus().isUnauthorized();
        for (String role : ROLES) {
            int status = call("acme." + role, method, path)
                    .returnResult()
                    .getStatus()
                    .value();
            if (allowed.contains(role)) {
                assertThat(status).as(role).isNotIn(401, 403);
            } else {
                assertThat(status).as(role).isEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void anotherTenantSeesNothing(HttpMethod method, String path, List<String> allowed) {
        seesNothing("other.admin", method, path);
        seesNothing("acme.platform", method, path);
    }

    private static void seesNothing(String token, HttpMethod method, String path) {
        WebTestClient.ResponseSpec answer = call(token, method, path);
        if (path.split("/").length > 3) {
            answer.expectStatus().isNotFound();
        } else if (method == HttpMethod.GET) {
            answer.expectBody().jsonPath("$.items.length()").isEqualTo(0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"pager\"} | kind",
                "{} | kind",
                "{\"kind\":\"webhook\"} | url",
                "{\"kind\":\"webhook\",\"url\":\"https://10.0.0.1/\"} | url",
                "{\"kind\":\"webhook\",\"url\":\"https://169.254.169.254/latest\"} | url",
                "{\"kind\":\"webhook\",\"url\":\"https://[::1]/\"} | url",
                "{\"kind\":\"webhook\",\"url\":\"http://8.8.8.8/\"} | url",
                "{\"kind\":\"webhook\",\"url\":\"http://127.0.0.1/\",\"detectors\":[\"nonsense\"]} | detectors[0]",
                "{\"kind\":\"webhook\",\"url\":\"http://127.0.0.1/\",\"minSeverity\":\"huge\"} | minSeverity",
                "{\"kind\":\"webhook\",\"url\":\"http://127.0.0.1/\",\"colour\":\"red\"} | colour",
                "{\"kind\":\"webhook\",\"url\":\"http://127.0.0.1/\",\"address\":\"a@example.org\"} | address"
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        notifier.as("acme.admin")
                .post()
                .uri("/v1/subscriptions")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        notifier.as("acme.admin")
                .post()
                .uri("/v1/subscriptions")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"kind\":\"mail\",\"url\":\"https://a.example\",\"detectors\":[\"guessing\",\"x\"],"
                        + "\"minSeverity\":\"huge\",\"enabled\":true}")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value((List<String> fields) -> assertThat(fields)
                        .containsExactlyInAnyOrder("enabled", "address", "url", "detectors[1]", "minSeverity"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/alerts?limit=0",
        "/v1/alerts?limit=501",
        "/v1/alerts?limit=many",
        "/v1/alerts?limit=1&limit=2",
        "/v1/alerts?severity=high",
        "/v1/alerts?detector=nonsense",
        "/v1/alerts?from=2026-11-02T00:00:00Z&to=2026-11-01T00:00:00Z",
        "/v1/alerts/one?limit=1",
        "/v1/subscriptions?limit=0",
        "/v1/subscriptions?state=dead",
        "/v1/deliveries?cursor=nonsense",
        "/v1/alerts?cursor=nonsense",
        "/v1/alerts?minSeverity=huge",
        "/v1/alerts?from=yesterday",
        "/v1/deliveries?state=lost"
    })
    void refusesNonsenseInQueries(String path) {
        call("acme.admin", HttpMethod.GET, path).expectStatus().isBadRequest();
    }

    @Test
    void mailNeedsAServer() {
        notifier.as("acme.admin")
                .post()
                .uri("/v1/subscriptions")
                .bodyValue(Map.of("kind", "mail", "address", "soc@acme.example"))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void showsTheSecretOnceAndStoresItEncrypted() {
        Map<String, Object> made = created("once.admin", webhook());
        assertThat((String) made.get("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        notifier.as("once.admin")
                .get()
                .uri("/v1/subscriptions/" + made.get("id"))
                .exchange()
                .expectBody()
                .jsonPath("$.secret")
                .doesNotExist();
    }

    @Test
    void changesAndRemovesASubscription() {
        WebTestClient admin = notifier.as("change.admin");
        String path = "/v1/subscriptions/" + created("change.admin", webhook()).get("id");
        admin.patch()
                .uri(path)
                .bodyValue(Map.of("enabled", false, "minSeverity", "high", "detectors", List.of("guessing")))
                .exchange()
                .expectBody()
                .jsonPath("$.enabled")
                .isEqualTo(false)
                .jsonPath("$.minSeverity")
                .isEqualTo("high")
                .jsonPath("$.detectors[0]")
                .isEqualTo("guessing");
        admin.patch()
                .uri(path)
                .bodyValue(Map.of("url", receiver.url()))
                .exchange()
                .expectStatus()
                .isBadRequest();
        admin.delete().uri(path).exchange().expectStatus().isNoContent();
        admin.get().uri(path).exchange().expectStatus().isNotFound();
    }

    @Test
    void changesOnlyWhatTheClientHasSeen() {
        WebTestClient admin = notifier.as("seen.admin");
        String path = "/v1/subscriptions/" + created("seen.admin", webhook()).get("id");
        admin.patch()
                .uri(path)
                .header("If-Match", "\"1\"")
                .bodyValue(Map.of("enabled", false))
                .exchange()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        admin.patch()
                .uri(path)
                .header("If-Match", "\"1\"")
                .bodyValue(Map.of("enabled", true))
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        admin.post()
                .uri(path + "/rotate-secret")
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        admin.delete()
                .uri(path)
                .header("If-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        admin.get()
                .uri(path)
                .exchange()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.enabled")
                .isEqualTo(false);
        admin.delete()
                .uri(path)
                .header("If-Match", "\"2\"")
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    @Test
    void pagesThroughSubscriptions() {
        List<Object> made = Stream.generate(
                        () -> created("paged.admin", webhook()).get("id"))
                .limit(3)
                .toList();
        Map<String, Object> first = page("paged.admin", "/v1/subscriptions?limit=2");
        Map<String, Object> second = page("paged.admin", "/v1/subscriptions?limit=2&cursor=" + first.get("nextCursor"));
        assertThat(Stream.of(first, second).flatMap(page -> list(page).stream()).map(each -> each.get("id")))
                .containsExactlyInAnyOrderElementsOf(made);
        assertThat(second).doesNotContainKey("nextCursor");
    }

    @Test
    void pagesThroughAllAlertsOnce() {
        Map<String, Object> first = page("/v1/alerts?limit=3");
        Map<String, Object> second = page("/v1/alerts?limit=3&cursor=" + first.get("nextCursor"));
        List<String> seen = Stream.of(first, second)
                .flatMap(page -> list(page).stream())
                .map(each -> (String) each.get("id"))
                .toList();
        assertThat(seen).hasSize(4).doesNotHaveDuplicates();
        assertThat(second).doesNotContainKey("nextCursor");
    }

    private static Map<String, String> webhook() {
        return Map.of("kind", "webhook", "url", receiver.url());
    }

    private static WebTestClient.ResponseSpec call(String token, HttpMethod method, String path) {
        WebTestClient client = token.isEmpty() ? notifier.anonymous() : notifier.as(token);
        WebTestClient.RequestBodySpec request = client.method(method).uri(path);
        boolean body = method == HttpMethod.PATCH || path.equals("/v1/subscriptions") && method == HttpMethod.POST;
        return body
                ? request.contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{}")
                        .exchange()
                : request.exchange();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> created(String token, Map<String, String> request) {
        return notifier.as(token)
                .post()
                .uri("/v1/subscriptions")
                .bodyValue(request)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private static List<Map<String, Object>> items(String path) {
        return list(page(path));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> page) {
        return (List<Map<String, Object>>) page.get("items");
    }

    private static Map<String, Object> page(String path) {
        return page("acme.auditor", path);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> page(String token, String path) {
        return notifier.as(token)
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }
}
