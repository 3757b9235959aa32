package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.Http.Answer;
import dev.latchkey.credential.existence.Existence;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** A key comes, app passwords move to it as they are used, and the old one goes; two replicas that see it happen. */
class RekeyingIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ONE = "1:aG1hYy1rZXktb2YtdGhlLXRlc3RzLTAxMjM0NTY3ODlhYmNkZWY=\n";
    private static final String TWO = "2:YW5vdGhlci1rZXktb2YtdGhlLXRlc3RzLTAxMjM0NTY3ODlhYmM=\n";
    private static final String[] SETTINGS = {
        "--latchkey.verification.refusal-after=20ms",
        "--latchkey.rekeying.settled-after=0s",
        "--latchkey.rekeying.count-every=200ms",
        "--latchkey.secret.look-again=100ms",
        "--latchkey.existence.look-every=100ms"
    };

    private static Surroundings around;
    private static Replica first;
    private static Replica second;

    @BeforeAll
    static void start() {
        around = new Surroundings();
        first = new Replica(around, "first", SETTINGS);
        second = new Replica(around, "second", SETTINGS);
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
        around.close();
    }

    @Test
    void movesAppPasswordsToANewKeyAsTheyAreUsed() throws IOException {
        Acme acme = new Acme(first);
        Issued used = acme.issue();
        Issued unused = acme.issue();
        Issued over = acme.issue();
        acme.revoke(over);
        isAccepted(acme, used);
        assertThat(keyVersion(acme, used)).isEqualTo(1);
        // What is moved from now on, no stream tells them.
        for (Replica each : List.of(first, second)) {
            await().atMost(SOON).until(each.context.getBean(Existence.class)::isTrusted);
        }

        keys(ONE + TWO);
        isAccepted(acme, used);
        await().atMost(SOON).until(() -> keyVersion(acme, used) == 2);
        assertThat(keyVersion(acme, unused)).isEqualTo(1);
        assertThat(keyVersion(acme, acme.issue())).isEqualTo(2);
        isAccepted(acme, used);
        assertThat(version(acme, 1).toString()).isEqualTo("{\"version\":1,\"known\":true,\"live\":1,\"ended\":1}");
        assertThat(version(acme, 2).get("live").asInt()).isEqualTo(2);
        assertThat(report(acme).json().get("removable")).isEmpty();

        isAccepted(acme, unused);
        await().atMost(SOON).until(() -> version(acme, 1).get("live").asInt() == 0);
        assertThat(report(acme).json().get("removable").toString()).isEqualTo("[1]");

        keys(TWO);
        isAccepted(acme, used);
        isAccepted(acme, unused);
        assertThat(acme.signIn(over.secret()).field("result")).isEqualTo("refused");
        saysThatAKeyIsMissing(acme);
    }

    /** The newest key is lost: what was re-keyed is not recognised, and the installation says so and goes on. */
    private static void saysThatAKeyIsMissing(Acme acme) throws IOException {
        keys(ONE);
        assertThat(report(acme).json().get("missing").toString()).isEqualTo("[2]");
        await().atMost(SOON).untilAsserted(() -> {
            Answer health = first.health();
            assertThat(health.field("components/verifierKeys/status")).isEqualTo("DEGRADED");
            assertThat(health.field("components/verifierKeys/details/missing/0"))
                    .isEqualTo("2");
        });
        assertThat(first.management.get("/actuator/health/readiness").status()).isEqualTo(200);
        keys(TWO);
    }

    private static void isAccepted(Acme acme, Issued password) {
        for (Replica each : List.of(first, second)) {
            assertThat(acme.signIn(each, password.secret()).field("result")).isEqualTo("accepted");
        }
    }

    private static void keys(String lines) throws IOException {
        Files.writeString(around.keys, lines);
        int current = lines.contains("2:") ? 2 : 1;
        int count = lines.split("\n").length;
        for (Replica each : List.of(first, second)) {
            await().atMost(SOON).until(() -> {
                JsonNode report = each.api
                        .get(
                                "/v1/verifier-keys",
                                "Authorization",
                                "Bearer " + Tokens.of("", "platform", "ops@x.example"))
                        .json();
                long known = StreamSupport.stream(report.get("versions").spliterator(), false)
                        .filter(version -> version.get("known").asBoolean())
                        .count();
                return report.get("current").asInt() == current && known == count;
            });
        }
    }

    private static Answer report(Acme acme) {
        return acme.get("platform", "/v1/verifier-keys");
    }

    private static JsonNode version(Acme acme, int version) {
        return StreamSupport.stream(report(acme).json().get("versions").spliterator(), false)
                .filter(each -> each.get("version").asInt() == version)
                .findFirst()
                .orElseThrow();
    }

    private static int keyVersion(Acme acme, Issued password) {
        return Mono.from(first.context
                        .getBean(MongoDatabase.class)
                        .getCollection("app_passwords")
                        .find(new Document("_id", acme.tenant + "/" + password.id()))
                        .first())
                .block(SOON)
                .getInteger("keyVersion");
    }
}
