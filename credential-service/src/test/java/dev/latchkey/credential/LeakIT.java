package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.credential.leak.Reports;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.SecretFormat;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.Topic;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** App passwords that somebody found in public. */
class LeakIT {
    private final Replica replica = Shared.replica();
    private final Acme acme = new Acme(replica);
    private final KeyPair keys = Reports.keys();
    private final String reporter = "r-" + UUID.randomUUID();

    @BeforeEach
    void register() {
        assertThat(register(reporter, keys).status()).isEqualTo(201);
    }

    @AfterEach
    void remove() {
        replica.api.send("DELETE", "/v1/leak-reporters/" + reporter, new byte[0], acme.as("platform"));
    }

    private Answer register(String id, KeyPair with) {
        String json = JsonMapper.shared()
                .writeValueAsString(Map.of("id", id, "name", "Scanner", "publicKey", Reports.pem(with.getPublic())));
        return acme.post("platform", "/v1/leak-reporters", json);
    }

    private Answer report(String body) {
        return send(body, Reports.sign(keys, body.getBytes(StandardCharsets.UTF_8)));
    }

    private Answer send(String body, String signature) {
        return replica.api.post(
                "/v1/leaks", body, "X-Latchkey-Key-Identifier", reporter, "X-Latchkey-Key-Signature", signature);
    }

    private static String candidates(List<String> tokens) {
        return tokens.stream()
                .map(token -> "{\"token\":\"%s\",\"type\":\"latchkey_app_password\",\"url\":\"https://x.example/%s\"}"
                        .formatted(token, token.length()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static List<String> labels(Answer answer) {
        return answer.json()
                .valueStream()
                .map(each -> each.get("label").asString())
                .toList();
    }

    private boolean isAccepted(Issued password) {
        return acme.signIn(password.secret()).field("result").equals("accepted");
    }

    @Test
    void revokesAtOnceWhatWasFoundInPublic() throws Exception {
        Issued leaked = acme.issue();
        Issued bystander = acme.issue();
        assertThat(isAccepted(leaked)).isTrue();
        Issued elsewhere = new Acme(replica).issue();
        String typed = leaked.secret().replace("-", "");
        Answer answer = report(candidates(List.of("nonsense", typed, elsewhere.secret(), random(), leaked.secret())));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(labels(answer))
                .containsExactly("false_positive", "true_positive", "true_positive", "false_positive", "true_positive");
        JsonNode second = answer.json().get(1);
        assertThat(second.get("token_hash").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(typed.getBytes(StandardCharsets.UTF_8))));
        assertThat(second.get("token_type").asString()).isEqualTo("latchkey_app_password");
        assertThat(answer.text())
                .doesNotContain(typed)
                .doesNotContain(leaked.secret())
                .doesNotContain(acme.tenant);

        assertThat(isAccepted(leaked)).isFalse();
        assertThat(isAccepted(bystander)).isTrue();
        List<AppPasswordRevoked> revoked =
                TopicView.events(Shared.around(), Topic.CREDENTIALS, acme.tenant, AppPasswordRevoked.class);
        assertThat(revoked).singleElement().satisfies(event -> {
            assertThat(event.credential()).isEqualTo(leaked.id());
            assertThat(event.reason()).isEqualTo("leaked: reported by Scanner");
            assertThat(event.by().id()).isEqualTo("leak-reporter/" + reporter);
        });
        assertThat(labels(report(candidates(List.of(typed))))).containsExactly("true_positive");
        assertThat(TopicView.events(Shared.around(), Topic.CREDENTIALS, acme.tenant, AppPasswordRevoked.class))
                .hasSize(1);
    }

    @Test
    void believesNoReportThatIsNotSigned() {
        Issued password = acme.issue();
        String body = candidates(List.of(password.secret()));
        String signature = Reports.sign(keys, body.getBytes(StandardCharsets.UTF_8));
        String other = Reports.sign(Reports.keys(), body.getBytes(StandardCharsets.UTF_8));
        List<Answer> answers = List.of(
                replica.api.post("/v1/leaks", body),
                replica.api.post("/v1/leaks", body, acme.as("platform")),
                replica.api.post("/v1/leaks", body, "X-Latchkey-Key-Identifier", reporter),
                replica.api.post("/v1/leaks", body, "X-Latchkey-Key-Signature", signature),
                replica.api.post(
                        "/v1/leaks",
                        body,
                        "X-Latchkey-Key-Identifier",
                        "nobody",
                        "X-Latchkey-Key-Signature",
                        signature),
                send(body, other),
                send(body, "nonsense"),
                send(body + " ", signature),
                send("not even json", signature));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(401);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.header("WWW-Authenticate")).isNotEmpty();
        });
        assertThat(isAccepted(password)).isTrue();
    }

    @Test
    void believesNobodyWhoWasRemovedAndGivesTheKeyFree() {
        Issued password = acme.issue();
        String path = "/v1/leak-reporters/" + reporter;
        assertThat(acme.get("platform", "/v1/leak-reporters").text()).contains(reporter);
        assertThat(replica.api
                        .send("DELETE", path, new byte[0], acme.as("admin"))
                        .status())
                .isEqualTo(403);
        assertThat(replica.api
                        .send("DELETE", path, new byte[0], acme.as("platform"))
                        .status())
                .isEqualTo(204);
        assertThat(report(candidates(List.of(password.secret()))).status()).isEqualTo(401);
        assertThat(isAccepted(password)).isTrue();
        assertThat(acme.get("platform", "/v1/leak-reporters").text()).doesNotContain(reporter);
        assertThat(replica.api
                        .send("DELETE", path, new byte[0], acme.as("platform"))
                        .status())
                .isEqualTo(404);
        assertThat(register(reporter, keys).status()).isEqualTo(409);
    }

    @Test
    void takesGitHubsHeadersToo() {
        Issued password = acme.issue();
        String body = candidates(List.of(password.secret()));
        Answer answer = replica.api.post(
                "/v1/leaks",
                body,
                "GITHUB-PUBLIC-KEY-IDENTIFIER",
                reporter,
                "GITHUB-PUBLIC-KEY-SIGNATURE",
                Reports.sign(keys, body.getBytes(StandardCharsets.UTF_8)));
        assertThat(labels(answer)).containsExactly("true_positive");
        assertThat(isAccepted(password)).isFalse();
    }

    @Test
    void tellsWhatIsNoReport() {
        for (String body : List.of("{", "null", "[{}]", "[{\"token\":[\"" + random() + "\"]}]")) {
            Answer answer = report(body);
            assertThat(answer.status()).as(body).isEqualTo(400);
        }
        assertThat(report("[]").text()).isEqualTo("[]");
        String large = "[" + " ".repeat(8 * 1024 * 1024 - 1) + "]";
        assertThat(report(large).status()).isEqualTo(413);
    }

    /** All of them with the right check letter: the most work that there can be. */
    @Test
    void findsTheFewAmongTheMany() {
        int count = Integer.getInteger("leak.candidates", 100_000);
        List<String> tenants =
                IntStream.range(0, 10).mapToObj(i -> "t-" + UUID.randomUUID()).toList();
        fill(tenants);
        List<Issued> leaked = IntStream.range(0, 5).mapToObj(i -> acme.issue()).toList();
        List<String> tokens =
                new ArrayList<>(Stream.generate(LeakIT::random).limit(count).toList());
        leaked.forEach(each -> tokens.add(each.secret()));
        Collections.shuffle(tokens);
        long begin = System.nanoTime();
        int found = 0;
        for (int from = 0; from < tokens.size(); from += 70_000) {
            String body = tokens.subList(from, Math.min(tokens.size(), from + 70_000)).stream()
                    .map(token -> "{\"token\":\"" + token + "\",\"type\":\"latchkey_app_password\"}")
                    .collect(Collectors.joining(",", "[", "]"));
            Answer answer = report(body);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            found += Collections.frequency(labels(answer), "true_positive");
        }
        System.out.printf("%d candidates in %s%n", tokens.size(), Duration.ofNanos(System.nanoTime() - begin));
        assertThat(found).isEqualTo(leaked.size());
        assertThat(leaked).noneMatch(this::isAccepted);
        Mono.from(collection().deleteMany(new Document("tenant", new Document("$in", tenants))))
                .block(Duration.ofSeconds(30));
    }

    private static String random() {
        return AppPasswordSecret.random(SecretFormat.SHORT).shownOnce();
    }

    private MongoCollection<Document> collection() {
        return replica.context.getBean(MongoDatabase.class).getCollection("app_passwords");
    }

    /** 100 app passwords for each; of each as much as is looked at. */
    private void fill(List<String> tenants) {
        VerifierKeys verifiers = replica.context.getBean(VerifierKeys.class);
        List<Document> documents = tenants.stream()
                .flatMap(tenant -> IntStream.range(0, 100)
                        .mapToObj(i -> new Document("_id", tenant + "/" + i)
                                .append("tenant", tenant)
                                .append("account", "a")
                                .append("state", "REVOKED")
                                .append(
                                        "verifier",
                                        verifiers.verifier(tenant, AppPasswordSecret.random(SecretFormat.SHORT)))
                                .append("keyVersion", 1)))
                .toList();
        Flux.from(collection().insertMany(documents)).blockLast(Duration.ofSeconds(30));
    }
}
