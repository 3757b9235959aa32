package dev.latchkey.policies.backtest;

import static dev.latchkey.policies.backtest.SignInEvents.REPORTED;
import static dev.latchkey.policies.backtest.SignInEvents.accepted;
import static dev.latchkey.policies.backtest.SignInEvents.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.events.SignInReason;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.policies.RunningService;
import dev.latchkey.policies.storing.BackTestJob;
import dev.latchkey.policies.storing.JobDocuments;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BackTestIT extends RunningService {
    private static final String NO_IMAP = """
            {"days":%d,"policy":{"name":"No IMAP","state":"off","effect":"block",
             "conditions":{"protocols":{"include":["imap"]}}}}""";

    @Autowired
    private JobDocuments jobs;

    private ResponseSpec post(String role, String path, String body) {
        return as(role).post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private String start(String body) {
        return Objects.requireNonNull(post("analyst", "/v1/back-tests", body)
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("running")
                .returnResult()
                .getResponseHeaders()
                .getFirst("Location"));
    }

    private JsonNode get(String location) {
        return new JsonMapper()
                .readTree(as("helpdesk")
                        .get()
                        .uri(location)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult()
                        .getResponseBody());
    }

    private JsonNode done(String body) {
        String location = start(body);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> get(location), job -> !job.path("state").asString().equals("running"));
    }

    private void recorded() {
        Instant now = Instant.now();
        try (RecordedInKafka record = new RecordedInKafka(BROKER.bootstrapServers())) {
            IntStream.range(0, 200)
                    .forEach(i ->
                            record.put(accepted(tenant, "u" + i % 4, i % 2 == 0 ? "imap" : "smtp", REPORTED), now));
            IntStream.range(0, 150).forEach(i -> record.put(accepted(tenant + "x", "u" + i % 4, "imap"), now));
            IntStream.range(0, 30)
                    .forEach(i -> record.put(refused(tenant, "u1", "pop3", SignInReason.BLOCKED_BY_POLICY), now));
            IntStream.range(0, 50)
                    .forEach(i -> record.put(refused(tenant, "u1", "imap", SignInReason.UNKNOWN_SECRET), now));
            record.put(accepted(tenant, "u1", "imap"), now, "no JSON".getBytes(StandardCharsets.UTF_8));
        }
    }

    private BackTestJob running(Instant heardOf) {
        BackTestJob job = BackTestJob.begun(UUID.randomUUID().toString(), tenant, "{\"days\":1}", 1, heardOf);
        jobs.insert(job, Duration.ofHours(1)).block(Duration.ofSeconds(10));
        return job;
    }

    @Test
    void saysWhomADraftWouldHaveBlocked() {
        recorded();
        JsonNode job = done(NO_IMAP.formatted(1));
        assertThat(job.path("state").asString()).isEqualTo("done");
        assertThat(job.at("/progress/read").asLong())
                .isEqualTo(job.at("/progress/of").asLong())
                .isGreaterThanOrEqualTo(431);
        JsonNode result = job.path("result");
        assertThat(result.path("judged").asLong()).isEqualTo(230);
        assertThat(result.path("unreadable").asLong()).isEqualTo(1);
        assertThat(result.at("/counts/newlyBlocked").asLong()).isEqualTo(100);
        assertThat(result.at("/counts/newlyAllowed").asLong()).isZero();
        assertThat(result.path("accountsAffected").asLong()).isEqualTo(2);
        assertThat(result.path("byDevice")).hasSize(2);
        assertThat(result.at("/byDevice/0/counts/newlyBlocked").asLong()).isEqualTo(50);
        assertThat(result.at("/byDevice/0/label").asString()).startsWith("Printer");
        assertThat(result.at("/samples/newlyBlocked")).hasSize(20);
        assertThat(result.at("/samples/newlyBlocked/0/address").asString()).isEqualTo("203.0.113.17");
        assertThat(job.at("/question/policy/name").asString()).isEqualTo("No IMAP");
    }

    @Test
    void saysWhomAPolicyKeepsOutByLeavingItAway() {
        post("admin", "/v1/policies", """
                {"id":"pop","name":"No POP","state":"on","effect":"block",
                 "conditions":{"protocols":{"include":["pop3"]}}}""").expectStatus().isCreated();
        recorded();
        JsonNode result = done("{\"days\":7,\"remove\":\"pop\"}").path("result");
        assertThat(result.at("/counts/newlyAllowed").asLong()).isEqualTo(30);
        assertThat(result.at("/counts/newlyBlocked").asLong()).isZero();
        as("admin").get().uri("/v1/policies/pop").exchange().expectStatus().isOk();
    }

    @Test
    void judgesByWhatTheAppPasswordsWereLike() {
        recorded();
        String idle = """
                {"days":1,"policy":{"name":"Idle","state":"off","effect":"block",
                 "conditions":{"credential":{"idleFor":"P30D"},"groups":{"include":["g-1"]},"protocols":{"include":["smtp"]}}}}""";
        assertThat(done(idle).at("/result/counts/newlyBlocked").asLong()).isEqualTo(100);
        assertThat(done(idle.replace("P30D", "P9999D"))
                        .at("/result/counts/newlyBlocked")
                        .asLong())
                .isZero();
    }

    @Test
    void countsWhatAPolicyReported() {
        recorded();
        JsonNode result = done("{\"days\":1,\"impactOf\":\"night\"}").path("result");
        assertThat(result.at("/counts/reportOnlyFailure").asLong()).isEqualTo(200);
        assertThat(result.path("byAccount")).hasSize(4);
        assertThat(result.at("/timeline/0/judged").asLong()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void looksBackAsFarAsItIsAsked() {
        Instant threeDaysAgo = Instant.now().minus(Duration.ofDays(3));
        try (RecordedInKafka record = new RecordedInKafka(BROKER.bootstrapServers())) {
            record.put(accepted(tenant, "anna", "imap"), threeDaysAgo);
        }
        assertThat(done(NO_IMAP.formatted(30)).at("/result/judged").asLong()).isEqualTo(1);
        assertThat(done(NO_IMAP.formatted(1)).at("/result/judged").asLong()).isZero();
    }

    @Test
    void doesNotExistForAnotherTenant() {
        String location = start(NO_IMAP.formatted(1));
        of(tenant + "x", "admin").get().uri(location).exchange().expectStatus().isNotFound();
        of(tenant + "x", "admin")
                .delete()
                .uri(location)
                .exchange()
                .expectStatus()
                .isNotFound();
        get(location);
    }

    @Test
    void isCancelledWhereverItRuns() {
        String location = "/v1/back-tests/" + running(Instant.now()).id();
        assertThat(get(location).path("state").asString()).isEqualTo("running");
        as("admin").delete().uri(location).exchange().expectStatus().isNoContent();
        assertThat(get(location).path("state").asString()).isEqualTo("cancelled");
        as("admin").delete().uri(location).exchange().expectStatus().isNoContent();
        as("admin").get().uri(location).exchange().expectStatus().isNotFound();
    }

    @Test
    void doesNotBecomeDoneOnceItIsCancelled() {
        recorded();
        BackTestJob job = running(Instant.now());
        as("admin")
                .delete()
                .uri("/v1/back-tests/" + job.id())
                .exchange()
                .expectStatus()
                .isNoContent();
        SignInTopic topic = new SignInTopic(KafkaClients.of(BROKER.bootstrapServers()));
        BackTestSettings settings = new BackTestSettings(Duration.ofHours(1), 1, 1, 1);
        try (BackTestRunner runner = new BackTestRunner(topic, jobs, settings, Clock.systemUTC())) {
            runner.start(job, new BackTestEvaluator.Impact("night"), Instant.EPOCH);
        }
        assertThat(get("/v1/back-tests/" + job.id()).path("state").asString()).isEqualTo("cancelled");
    }

    @Test
    void listsThoseOfItsTenantNewestFirst() {
        BackTestJob older = running(Instant.now().minusSeconds(60));
        BackTestJob newer = running(Instant.now());
        JsonNode items = get("/v1/back-tests").path("items");
        assertThat(items.valueStream().map(each -> each.path("id").asString())).containsExactly(newer.id(), older.id());
        assertThat(items.get(1).path("state").asString()).isEqualTo("failed");
        of(tenant + "x", "admin")
                .get()
                .uri("/v1/back-tests")
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void stopsReadingWhenItIsToldTo() {
        recorded();
        SignInTopic topic = new SignInTopic(KafkaClients.of(BROKER.bootstrapServers()));
        PartitionRange span =
                topic.since(Instant.now().minus(Duration.ofDays(1))).getFirst();
        assertThatThrownBy(() -> topic.read(span, any -> {}, () -> true)).isInstanceOf(CancellationException.class);
    }

    @Test
    void hasFailedWhereNothingIsHeardOfItsReplica() {
        BackTestJob job = running(Instant.now().minus(Duration.ofMinutes(2)));
        JsonNode told = get("/v1/back-tests/" + job.id());
        assertThat(told.path("state").asString()).isEqualTo("failed");
        assertThat(told.path("problem").asString()).contains("Start it again");
    }

    @Test
    void refusesMoreThanATenantMayHaveRunningAtATime() {
        running(Instant.now());
        running(Instant.now());
        post("admin", "/v1/back-tests", NO_IMAP.formatted(1))
                .expectStatus()
                .isEqualTo(429)
                .expectBody()
                .jsonPath("$.detail")
                .value((String detail) -> assertThat(detail).startsWith("2 back-tests are running"));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        refuses("{\"days\":0}", "days", "policy");
        refuses("{\"days\":31,\"remove\":\"p\"}", "days");
        refuses("{\"days\":1,\"remove\":\"p\",\"impactOf\":\"p\"}", "policy");
        refuses("{\"days\":1,\"remove\":\"p\"}", "remove");
        refuses("{\"days\":1,\"policy\":{\"name\":\"x\",\"effect\":\"blok\"}}", "effect", "conditions");
        refuses(
                "{\"days\":1,\"policy\":{\"name\":\"x\",\"effect\":\"limitRate\",\"rate\":{\"signIns\":1,\"per\":\"PT1H\"},"
                        + "\"conditions\":{\"risk\":\"high\",\"credential\":{\"idleFor\":\"P90D\"}}}}",
                "policy.rate");
    }

    private void refuses(String body, String... fields) {
        post("admin", "/v1/back-tests", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value((List<String> found) -> assertThat(found).containsExactly(fields));
    }

    @Test
    void isForThoseWhoMayReadRules() {
        post("owner", "/v1/back-tests", NO_IMAP.formatted(1)).expectStatus().isForbidden();
        as("owner").get().uri("/v1/back-tests/x").exchange().expectStatus().isForbidden();
        as("owner").delete().uri("/v1/back-tests/x").exchange().expectStatus().isForbidden();
    }
}
