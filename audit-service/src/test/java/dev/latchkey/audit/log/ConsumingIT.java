package dev.latchkey.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.audit.RunningAudit;
import dev.latchkey.audit.Sent;
import dev.latchkey.kit.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ConsumingIT {
    @TempDir
    static Path directory;

    private static TestDatabase database;
    private static RunningAudit audit;

    @BeforeAll
    static void start() {
        database = TestDatabase.start("audit");
        audit = new RunningAudit(directory, database);
    }

    @AfterAll
    static void stop() {
        audit.close();
        database.close();
    }

    @Test
    void signInCanBeFoundAndProved() {
        Sent sent = Sent.nth(1, Sent.signIn("acme", "found@acme.example")).at(Instant.now());
        audit.send(sent);
        audit.awaitThat(() -> audit.count("/v1/sign-ins?login=found@acme.example") == 1);

        JsonNode found = audit.json("/v1/sign-ins/" + sent.id(), RunningAudit.AUDITOR);

        assertThat(found.path("result").asString()).isEqualTo("accepted");
        assertThat(found.path("time").asString()).isEqualTo(sent.time().toString());
        assertThat(found.path("entry").asString()).isNotEmpty();
        assertThat(found.at("/log/shard").asString()).isEqualTo("latchkey.sign-ins/0");
        assertThat(audit.json("/v1/log-shards/verification", RunningAudit.AUDITOR)
                        .path("intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void everyOtherTopicIsConsumedToo() {
        audit.send(Sent.nth(1, Sent.revoked("acme", "cred-9", "admin-9")));

        audit.awaitThat(() -> audit.count("/v1/audit-events?subject=cred-9&actor=admin-9") == 1);
    }

    @Test
    void redeliveredEventsAreLoggedOnce() {
        List<Sent> run = LongStream.rangeClosed(1, 300)
                .mapToObj(n -> Sent.nth(n, Sent.signIn("acme", "again@acme.example"))
                        .withId(new java.util.UUID(0x7000L + n, 0x8000000000000001L))
                        .by("credential-service/again/1", n)
                        .in(1))
                .toList();
        audit.send(run);
        audit.send(run.subList(100, 300));
        audit.send(run.subList(0, 150));
        audit.send(Sent.nth(301, Sent.signIn("acme", "last@acme.example"))
                .by("credential-service/again/1", 301)
                .in(1));
        audit.awaitThat(() -> audit.count("/v1/sign-ins?login=last@acme.example") == 1);

        assertThat(audit.count("/v1/sign-ins?login=again@acme.example&limit=500"))
                .isEqualTo(300);
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheStreamGoesOn() {
        audit.send(Sent.nth(1, Sent.signIn("acme", "strayed@acme.example")).on("latchkey.alerts"));
        audit.send(Sent.nth(1, Sent.revoked("acme", "before", "admin")).on("latchkey.alerts"));
        audit.sendRaw(new ProducerRecord<>("latchkey.alerts", 0, null, "{".getBytes()));
        audit.send(Sent.nth(2, Sent.alert("alert-after")).in(0));

        audit.awaitThat(() -> audit.count("/v1/audit-events?subject=alert-after") == 1);
        audit.awaitThat(() -> audit.deadLetters("latchkey.alerts").size() >= 3);
        assertThat(audit.deadLetters("latchkey.alerts"))
                .containsExactlyInAnyOrder("wrongTopic", "wrongTopic", "missingHeader");
    }

    /** Others decide by the attributes which records to read, and the log tells of what they may have passed over. */
    @Test
    void signInWhoseAttributesContradictItsDataIsPutAside() {
        Sent lying = Sent.nth(701, Sent.signIn("acme", "lying@acme.example"));
        ProducerRecord<byte[], byte[]> record = lying.record();
        record.headers().remove("latchkey_result").add("latchkey_result", "refused".getBytes());
        audit.sendRaw(record);
        ProducerRecord<byte[], byte[]> ofEarlierRelease =
                Sent.nth(702, Sent.signIn("acme", "plain@acme.example")).record();
        lying.event()
                .attributes()
                .keySet()
                .forEach(name -> ofEarlierRelease.headers().remove("latchkey_" + name));
        audit.sendRaw(ofEarlierRelease);

        audit.awaitThat(() -> audit.count("/v1/sign-ins?login=plain@acme.example") == 1);
        assertThat(audit.count("/v1/sign-ins?login=lying@acme.example")).isZero();
        audit.awaitThat(() -> audit.deadLetters("latchkey.sign-ins").contains("contradiction"));
    }

    @Test
    void missingEventIsReportedUntilItArrives() {
        String producer = "credential-service/lossy/1";
        audit.send(
                Sent.nth(1001, Sent.signIn("acme", "a")).by(producer, 1).in(1),
                Sent.nth(1003, Sent.signIn("acme", "a")).by(producer, 3).in(1));
        audit.awaitThat(() -> gaps(producer).size() == 1);
        assertThat(gaps(producer).getFirst().path("from").asLong()).isEqualTo(2);
        assertThat(gaps(producer).getFirst().path("missing").asLong()).isEqualTo(1);
        audit.awaitThat(() -> audit.metrics().contains("latchkey_audit_producer_gaps 1.0"));

        audit.send(Sent.nth(1002, Sent.signIn("acme", "a")).by(producer, 2).in(1));

        audit.awaitThat(() -> gaps(producer).isEmpty());
        audit.awaitThat(() -> audit.metrics().contains("latchkey_audit_producer_gaps 0.0"));
    }

    private static List<JsonNode> gaps(String producer) {
        return audit.json("/v1/producer-gaps", RunningAudit.AUDITOR)
                .path("items")
                .valueStream()
                .filter(gap -> gap.path("producer").asString().equals(producer))
                .toList();
    }
}
