package dev.latchkey.notifier;

import static dev.latchkey.notifier.SignIns.anAcceptedOne;
import static dev.latchkey.notifier.SignIns.anAttempt;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.PolicySnapshotReported;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.notifier.channel.Signatures;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.reactive.server.WebTestClient;

/** From a sign-in on the topic to somebody who knows. Each test is a tenant of its own. */
class NotifierIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    static EmbeddedBroker broker;
    static TestDatabase database;
    static GreenMail mail;
    static RunningNotifier notifier;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
        database = TestDatabase.start("notifier");
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        notifier = launch();
    }

    static RunningNotifier launch() {
        return RunningNotifier.start(
                broker,
                database,
                "latchkey.delivery.schedule=0s,300ms,300ms,300ms,300ms,300ms,300ms",
                "latchkey.channel.mail.host=127.0.0.1",
                "latchkey.channel.mail.from=latchkey@acme.example",
                "latchkey.channel.mail.port=" + mail.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        notifier.close();
        mail.stop();
        database.close();
        broker.close();
    }

    @Test
    void raisesOneAlertForGuessingHoweverOftenTheEventsAreRead() {
        List<UUID> ids = IntStream.range(0, 12).mapToObj(i -> UUID.randomUUID()).toList();
        guess("guess", "ann", ids);
        guess("guess", "ann", ids);
        WebTestClient analyst = notifier.as("guess.analyst");
        await().atMost(SOON)
                .untilAsserted(() -> alerts(analyst, "")
                        .jsonPath("$.items.length()")
                        .isEqualTo(1)
                        .jsonPath("$.items[0].detector")
                        .isEqualTo("guessing")
                        .jsonPath("$.items[0].account")
                        .isEqualTo("ann")
                        .jsonPath("$.items[0].attempts")
                        .isEqualTo(12));
    }

    @Test
    void raisesSprayAlertAcrossAccounts() {
        for (int i = 0; i < 16; i++) {
            notifier.record(anAttempt().in("spray").of("user" + i).event());
        }
        WebTestClient analyst = notifier.as("spray.auditor");
        await().atMost(SOON)
                .untilAsserted(() -> alerts(analyst, "?detector=passwordSpray&minSeverity=high")
                        .jsonPath("$.items.length()")
                        .isEqualTo(1)
                        .jsonPath("$.items[0].address")
                        .isEqualTo("198.51.100.7"));
    }

    @Test
    void raisesAlertForALeakHoweverOftenItIsReadAndNotForOtherRevocations() {
        revoke("printer", "leak-reporter/github");
        revoke("printer", "leak-reporter/github");
        revoke("scanner", "s-ann");
        WebTestClient analyst = notifier.as("leak.analyst");
        await().atMost(SOON)
                .untilAsserted(() -> alerts(analyst, "?detector=leakedCredential&minSeverity=high")
                        .jsonPath("$.items.length()")
                        .isEqualTo(1)
                        .jsonPath("$.items[0].credential")
                        .isEqualTo("printer")
                        .jsonPath("$.items[0].account")
                        .isEqualTo("ann"));
        revoke("camera", "leak-reporter/github");
        await().atMost(SOON)
                .untilAsserted(
                        () -> alerts(analyst, "").jsonPath("$.items.length()").isEqualTo(2));
    }

    private static void revoke(String credential, String by) {
        AppPasswordRevoked fact = new AppPasswordRevoked(
                "leak",
                "ann",
                credential,
                3,
                "Ann's " + credential,
                Instant.now(),
                "leaked: reported by GitHub",
                new Actor(by, "client"));
        notifier.record(UUID.randomUUID(), Instant.now(), fact);
    }

    /** Two replicas say so, and one of them again: one alert, of the tenant alone whose policies they are. */
    @Test
    void raisesOneAlertForPoliciesThatReplicasDoNotUnderstand() {
        for (String replica : List.of("one", "two", "one")) {
            PolicySnapshotReported report = new PolicySnapshotReported(
                    "rejected", replica, 7, "hash", 90L, 8L, List.of("policies[0].effect: warn"));
            notifier.record(UUID.randomUUID(), Instant.now(), report);
        }
        PolicySnapshotReported other =
                new PolicySnapshotReported("rejected", "two", 7, "hash", 90L, 9L, List.of("policies[0].effect: warn"));
        notifier.record(UUID.randomUUID(), Instant.now(), other);
        WebTestClient analyst = notifier.as("rejected.admin");
        await().atMost(SOON)
                .untilAsserted(() -> alerts(analyst, "?detector=policiesRejected")
                        .jsonPath("$.items.length()")
                        .isEqualTo(2)
                        .jsonPath("$.items[1].title")
                        .isEqualTo("Version 8 of the policies is not in force"));
    }

    @Test
    void raisesAlertForNewNetworkButNotForTheFirst() {
        notifier.record(anAcceptedOne().in("roam").from("192.0.2.10").event());
        notifier.record(anAcceptedOne().in("roam").from("192.0.2.99").event());
        notifier.record(anAcceptedOne().in("roam").from("203.0.113.5").event());
        WebTestClient analyst = notifier.as("roam.admin");
        await().atMost(SOON)
                .untilAsserted(() -> alerts(analyst, "")
                        .jsonPath("$.items.length()")
                        .isEqualTo(1)
                        .jsonPath("$.items[0].credential")
                        .isEqualTo("printer")
                        .jsonPath("$.items[0].address")
                        .isEqualTo("203.0.113.5"));
    }

    @Test
    void countsAttemptsFromBeforeAndAfterARestart() {
        guess("restart", "ann", List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));
        roam("restart", "192.0.2.1");
        notifier.close();
        notifier = launch();
        for (int i = 20; i < 28; i++) {
            notifier.record(anAttempt().in("restart").fingerprint("1" + i).event());
        }
        roam("restart", "198.18.0.1");
        WebTestClient analyst = notifier.as("restart.analyst");
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> alerts(analyst, "")
                        .jsonPath("$.items[*].detector")
                        .value((List<String> found) ->
                                assertThat(found).containsExactlyInAnyOrder("guessing", "newNetwork")));
    }

    @Test
    void deliversSignedWebhookAndMail() throws Exception {
        try (Receiver receiver = Receiver.start()) {
            WebTestClient analyst = notifier.as("notify.analyst");
            String secret = subscribe(analyst, Map.of("kind", "webhook", "url", receiver.url()))
                    .get("secret");
            subscribe(analyst, Map.of("kind", "mail", "address", "soc@notify.example", "minSeverity", "low"));
            subscribe(analyst, Map.of("kind", "mail", "address", "spray@notify.example", "minSeverity", "high"));
            roam("notify", "192.0.2.1");
            roam("notify", "198.18.0.1");

            await().atMost(SOON).until(() -> receiver.calls().size() == 1);
            Receiver.Call call = receiver.calls().getFirst();
            assertThat(call.signature())
                    .isEqualTo(Signatures.of(call.id(), Long.parseLong(call.timestamp()), call.body(), secret));
            assertThat(call.id()).startsWith("msg_").doesNotContain(".");
            assertThat(call.length())
                    .as("a simple receiver reads no chunks")
                    .isEqualTo(Integer.toString(call.body().getBytes(UTF_8).length));
            assertThat(call.body())
                    .startsWith("{\"type\":\"alert.raised\",\"timestamp\":\"")
                    .contains("\"detector\":\"newNetwork\"");

            await().atMost(SOON).until(() -> mail.getReceivedMessages().length == 1);
            var message = mail.getReceivedMessages()[0];
            assertThat(message.getAllRecipients()[0]).hasToString("soc@notify.example");
            assertThat(message.getSubject()).startsWith("[Latchkey] App password “Label of printer” of ann@acme");
            await().atMost(SOON)
                    .untilAsserted(() -> analyst.get()
                            .uri("/v1/deliveries?state=delivered")
                            .exchange()
                            .expectBody()
                            .jsonPath("$.items.length()")
                            .isEqualTo(2));
        }
    }

    @Test
    void deliversOnceTheReceiverIsBack() {
        int port;
        try (Receiver gone = Receiver.start()) {
            port = gone.port();
        }
        WebTestClient analyst = notifier.as("down.analyst");
        subscribe(analyst, Map.of("kind", "webhook", "url", "http://127.0.0.1:" + port + "/"));
        roam("down", "192.0.2.1");
        roam("down", "198.18.0.1");
        await().atMost(SOON)
                .untilAsserted(() -> analyst.get()
                        .uri("/v1/deliveries?state=pending")
                        .exchange()
                        .expectBody()
                        .jsonPath("$.items[0].lastError")
                        .value((String error) -> assertThat(error).contains("Connect")));
        try (Receiver back = Receiver.start(port)) {
            await().atMost(SOON).until(() -> back.calls().size() == 1);
        }
    }

    @Test
    void keepsWhatCouldNotBeDeliveredAndRetriesItWhenAsked() {
        try (Receiver receiver = Receiver.start().answering(500, Map.of())) {
            WebTestClient analyst = notifier.as("dead.analyst");
            subscribe(analyst, Map.of("kind", "webhook", "url", receiver.url()));
            roam("dead", "192.0.2.1");
            roam("dead", "198.18.0.1");
            // The breaker opens after five failures and would hold up the remaining attempts for half a minute.
            String id = await().atMost(Duration.ofMinutes(3))
                    .until(() -> firstDelivery(analyst, "dead"), found -> !found.isEmpty());
            assertThat(receiver.calls()).hasSize(7);
            assertThat(receiver.calls().stream().map(Receiver.Call::id).distinct())
                    .hasSize(1);
            assertThat(receiver.calls().stream().map(Receiver.Call::body).distinct())
                    .hasSize(1);
            receiver.answering(200, Map.of());
            notifier.as("dead.auditor")
                    .post()
                    .uri("/v1/deliveries/" + id + "/retry")
                    .exchange()
                    .expectStatus()
                    .isForbidden();
            notifier.as("other.analyst")
                    .post()
                    .uri("/v1/deliveries/" + id + "/retry")
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            analyst.post()
                    .uri("/v1/deliveries/" + id + "/retry")
                    .exchange()
                    .expectStatus()
                    .isOk();
            await().atMost(Duration.ofSeconds(60)).until(() -> firstDelivery(analyst, "delivered"), id::equals);
            analyst.post()
                    .uri("/v1/deliveries/" + id + "/retry")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(409);
        }
    }

    @Test
    void letsNoReceiverWaitThatWasMended() {
        try (Receiver receiver = Receiver.start().answering(503, Map.of("Retry-After", "3600"))) {
            WebTestClient analyst = notifier.as("mended.analyst");
            subscribe(analyst, Map.of("kind", "webhook", "url", receiver.url()));
            roam("mended", "192.0.2.1");
            roam("mended", "198.18.0.1");
            await().atMost(SOON)
                    .untilAsserted(() -> analyst.get()
                            .uri("/v1/deliveries?state=pending")
                            .exchange()
                            .expectBody()
                            .jsonPath("$.items[0].attempts")
                            .isEqualTo(1));
            receiver.answering(200, Map.of());
            String id = firstDelivery(analyst, "pending");
            analyst.post()
                    .uri("/v1/deliveries/" + id + "/retry")
                    .exchange()
                    .expectStatus()
                    .isOk();
            await().atMost(SOON).until(() -> firstDelivery(analyst, "delivered"), id::equals);
            assertThat(receiver.calls()).hasSize(2);
        }
    }

    @Test
    void triesASubscriptionOut() {
        WebTestClient analyst = notifier.as("trial.analyst");
        String test;
        try (Receiver receiver = Receiver.start()) {
            Map<String, String> made = subscribe(analyst, Map.of("kind", "webhook", "url", receiver.url()));
            test = "/v1/subscriptions/" + made.get("id") + "/test";
            tested(analyst, test).jsonPath("$.delivered").isEqualTo(true);
            Receiver.Call call = receiver.calls().getFirst();
            assertThat(call.body()).startsWith("{\"type\":\"alert.test\"");
            assertThat(call.signature())
                    .isEqualTo(Signatures.of(
                            call.id(), Long.parseLong(call.timestamp()), call.body(), made.get("secret")));
            receiver.answering(500, Map.of());
            tested(analyst, test)
                    .jsonPath("$.delivered")
                    .isEqualTo(false)
                    .jsonPath("$.error")
                    .isEqualTo("HTTP 500");
        }
        tested(analyst, test)
                .jsonPath("$.error")
                .value((String error) ->
                        assertThat(error).startsWith("no connection").doesNotContain("s3cret"));
        notifier.as("trial.auditor").post().uri(test).exchange().expectStatus().isForbidden();
        notifier.as("other.analyst").post().uri(test).exchange().expectStatus().isNotFound();
        assertThat(firstDelivery(analyst, "pending"))
                .as("a test is no delivery")
                .isEmpty();
    }

    private static WebTestClient.BodyContentSpec tested(WebTestClient analyst, String test) {
        return analyst.post().uri(test).exchange().expectStatus().isOk().expectBody();
    }

    @Test
    void neverCallsAgainAfterGone() {
        try (Receiver receiver = Receiver.start().answering(410, Map.of())) {
            WebTestClient analyst = notifier.as("gone.analyst");
            String id = subscribe(analyst, Map.of("kind", "webhook", "url", receiver.url()))
                    .get("id");
            roam("gone", "192.0.2.1");
            roam("gone", "198.18.0.1");
            await().atMost(SOON)
                    .untilAsserted(() -> analyst.get()
                            .uri("/v1/subscriptions/" + id)
                            .exchange()
                            .expectBody()
                            .jsonPath("$.enabled")
                            .isEqualTo(false)
                            .jsonPath("$.disabledBecause")
                            .isEqualTo("the receiver answered HTTP 410"));
            roam("gone", "198.18.99.1");
            await().atMost(SOON)
                    .untilAsserted(() ->
                            alerts(analyst, "").jsonPath("$.items.length()").isEqualTo(2));
            String delivery =
                    await().atMost(SOON).until(() -> firstDelivery(analyst, "dead"), found -> !found.isEmpty());
            analyst.post()
                    .uri("/v1/deliveries/" + delivery + "/retry")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(409);
            assertThat(receiver.calls()).hasSize(1);
        }
    }

    @Test
    void waitsAsLongAsABusyReceiverAsks() {
        try (Receiver receiver = Receiver.start().answering(429, Map.of("Retry-After", "3"))) {
            WebTestClient analyst = notifier.as("busy.analyst");
            subscribe(analyst, Map.of("kind", "webhook", "url", receiver.url()));
            roam("busy", "192.0.2.1");
            roam("busy", "198.18.0.1");
            await().atMost(SOON).until(() -> receiver.calls().size() == 1);
            receiver.answering(200, Map.of());
            await().atMost(SOON).until(() -> receiver.calls().size() == 2);
            long between = receiver.calls().getLast().arrivedNanos()
                    - receiver.calls().getFirst().arrivedNanos();
            assertThat(Duration.ofNanos(between)).isGreaterThan(Duration.ofMillis(2500));
        }
    }

    @Test
    void signsWithBothSecretsWhileOneIsReplaced() {
        try (Receiver receiver = Receiver.start()) {
            WebTestClient analyst = notifier.as("rotate.analyst");
            Map<String, String> made = subscribe(analyst, Map.of("kind", "webhook", "url", receiver.url()));
            Map<String, String> rotated =
                    post(analyst, "/v1/subscriptions/" + made.get("id") + "/rotate-secret", Map.of());
            roam("rotate", "192.0.2.1");
            roam("rotate", "198.18.0.1");
            await().atMost(SOON).until(() -> receiver.calls().size() == 1);
            Receiver.Call call = receiver.calls().getFirst();
            long timestamp = Long.parseLong(call.timestamp());
            assertThat(call.signature())
                    .isEqualTo(Signatures.of(call.id(), timestamp, call.body(), rotated.get("secret")) + " "
                            + Signatures.of(call.id(), timestamp, call.body(), made.get("secret")));

            post(analyst, "/v1/subscriptions/" + made.get("id") + "/rotate-secret", Map.of("overlap", "PT0S"));
            roam("rotate", "198.18.99.1");
            await().atMost(SOON).until(() -> receiver.calls().size() == 2);
            assertThat(receiver.calls().get(1).signature()).doesNotContain(" ");
        }
    }

    private static void guess(String tenant, String account, List<UUID> ids) {
        for (int i = 0; i < ids.size(); i++) {
            notifier.record(
                    ids.get(i),
                    Instant.now(),
                    anAttempt().in(tenant).of(account).fingerprint("f" + i).event());
        }
    }

    private static void roam(String tenant, String address) {
        notifier.record(anAcceptedOne().in(tenant).from(address).event());
    }

    private static WebTestClient.BodyContentSpec alerts(WebTestClient client, String query) {
        return client.get()
                .uri("/v1/alerts" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private static Map<String, String> subscribe(WebTestClient client, Map<String, String> request) {
        return post(client, "/v1/subscriptions", request);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> post(WebTestClient client, String uri, Map<String, String> request) {
        return client.post()
                .uri(uri)
                .bodyValue(request)
                .exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    @SuppressWarnings("unchecked")
    private static String firstDelivery(WebTestClient client, String state) {
        Map<String, List<Map<String, String>>> page = client.get()
                .uri("/v1/deliveries?state=" + state)
                .exchange()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        return page.get("items").isEmpty() ? "" : page.get("items").getFirst().get("id");
    }
}
