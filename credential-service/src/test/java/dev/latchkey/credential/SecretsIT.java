package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.leak.Reports;
import dev.latchkey.events.Topic;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** Secrets are nowhere: not on a topic, not in the database, not in a log line. */
class SecretsIT {
    @Test
    void leavesNoSecretAnywhere() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(tee(console, log), true, StandardCharsets.UTF_8));
        try {
            useSecretsInEveryWay();
        } finally {
            System.setOut(console);
        }
        String everything = log.toString(StandardCharsets.UTF_8) + topics() + database();
        assertThat(everything).contains("acc-marker").contains("not an attempt");
        for (String secret : List.copyOf(Acme.SECRETS)) {
            assertThat(everything.contains(secret))
                    .as("a secret as it was shown")
                    .isFalse();
            assertThat(everything.contains(secret.replace("-", "")))
                    .as("the letters of a secret")
                    .isFalse();
        }
    }

    private static void useSecretsInEveryWay() {
        Replica replica = Shared.replica();
        Acme acme = new Acme(replica);
        acme.register("acc-marker@" + acme.domain);
        Issued password = acme.issue();
        List<String> wrong = List.of("Winter2026!-very-secret", "correct horse battery", "hunter2hunter2hunter2");
        Acme.SECRETS.addAll(wrong);
        List<String> typed = new ArrayList<>(wrong);
        typed.addAll(List.of(password.secret(), password.secret().toUpperCase(Locale.ROOT)));
        for (String each : typed) {
            acme.signIn(each);
            acme.forwardAuth(replica, each);
            acme.nginx(replica, each.replace(" ", "%20"));
            acme.passdb(replica, each);
            // Into the wrong field, into no field, and into what is no JSON.
            acme.signIn(replica, each + " \\u0000", "x");
            String[] key = {"X-Latchkey-Door-Key", acme.key};
            replica.doors.post("/v1/sign-ins", "{\"login\":\"a\",\"secret\":\"" + each + "\",\"protocol\":\"!\"}", key);
            replica.doors.post("/v1/sign-ins", "{\"login\":\"a\",\"secret\":\"" + each, key);
            replica.doors.post("/v1/doors/dovecot/passdb", "{\"password\":\"" + each, key);
            replica.doors.post("/v1/sign-ins", "{}", "X-Latchkey-Door-Key", each);
        }
        reportAsLeaked(acme, replica, typed);
        acme.revoke(password);
        acme.signIn(password.secret());
    }

    private static void reportAsLeaked(Acme acme, Replica replica, List<String> typed) {
        KeyPair keys = Reports.keys();
        String reporter = JsonMapper.shared()
                .writeValueAsString(Map.of("id", "secrets", "publicKey", Reports.pem(keys.getPublic())));
        assertThat(acme.post("platform", "/v1/leak-reporters", reporter).status())
                .isEqualTo(201);
        for (String each : typed) {
            for (String report : List.of(
                    "[{\"token\":\"" + each + "\",\"type\":\"x\",\"url\":\"https://x.example/" + each + "\"}]",
                    "[{\"token\":[\"" + each + "\"]}]",
                    "[{\"token\":\"" + each)) {
                replica.api.post("/v1/leaks", report);
                replica.api.post(
                        "/v1/leaks",
                        report,
                        "X-Latchkey-Key-Identifier",
                        "secrets",
                        "X-Latchkey-Key-Signature",
                        Reports.sign(keys, report.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    private static OutputStream tee(OutputStream one, OutputStream two) {
        return new OutputStream() {
            @Override
            public void write(int b) throws java.io.IOException {
                one.write(b);
                two.write(b);
            }

            @Override
            public void write(byte[] b, int off, int len) throws java.io.IOException {
                one.write(b, off, len);
                two.write(b, off, len);
            }
        };
    }

    private static String topics() {
        StringBuilder text = new StringBuilder();
        for (Topic topic : Topic.values()) {
            TopicView.records(Shared.around(), topic).forEach(record -> {
                text.append(new String(record.key(), StandardCharsets.UTF_8));
                text.append(new String(record.value(), StandardCharsets.UTF_8)).append('\n');
                record.headers().forEach(header -> text.append(new String(header.value(), StandardCharsets.UTF_8)));
            });
        }
        return text.toString();
    }

    private static String database() {
        MongoDatabase database = Shared.replica().context.getBean(MongoDatabase.class);
        return Flux.from(database.listCollectionNames())
                .flatMap(name -> Flux.from(database.getCollection(name).find()))
                .map(Document::toJson)
                .collectList()
                .map(all -> String.join("\n", all))
                .block(Duration.ofSeconds(20));
    }
}
