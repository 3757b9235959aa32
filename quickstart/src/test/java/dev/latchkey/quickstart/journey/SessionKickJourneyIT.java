package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.quickstart.journey.program.Certificate;
import dev.latchkey.quickstart.journey.program.Dovecot;
import dev.latchkey.quickstart.journey.program.ImapSession;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.system.Acme;
import dev.latchkey.quickstart.journey.system.AppPassword;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A mail program that is signed in already does not outlive its app password. */
@Journey
class SessionKickJourneyIT {
    private static final Running RUNNING = new Running();

    private static Acme acme;
    private static Certificate certificate;
    private static Dovecot dovecot;
    private static String kafka;

    @BeforeAll
    static void start(WholeSystem shared) {
        acme = shared.acme();
        var directory = RUNNING.directory("kicking");
        certificate = Certificate.createIn(directory);
        var door = acme.door("kicking", Set.of("imap"), Set.of("mail"), Map.of());
        dovecot = RUNNING.add(
                Dovecot.asking(door.latchkey(), directory, certificate).start());
        kafka = shared.installation().kafka();
        RUNNING.add(dovecot.startKicks(
                kafka, shared.installation().home().resolve("keys").resolve("trusted-keys.txt")));
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static ImapSession signedIn(AppPassword password) {
        return ImapSession.open(
                dovecot.ports().imaps(), certificate, password.account().login(), password.secret());
    }

    @Test
    void sessionEndsWithItsAppPasswordAndNobodyElseNotices() {
        var lost = acme.issue(acme.account("kicked"), "Lost phone");
        var bystander = acme.issue(acme.account("bystander"), "Laptop");
        try (var phone = signedIn(lost);
                var laptop = signedIn(bystander)) {
            assertThat(phone.isOpen()).isTrue();

            acme.revoke(lost);

            await().atMost(Duration.ofSeconds(60)).until(phone::wasEnded);
            assertThat(laptop.isOpen()).isTrue();
        }
    }

    @Test
    void endsNoSessionForAForgedKick() throws Exception {
        var lost = acme.issue(acme.account("forged"), "Lost phone");
        var victim = acme.issue(acme.account("victim"), "Laptop");
        try (var phone = signedIn(lost);
                var laptop = signedIn(victim)) {
            forgeKick(victim.account().login());
            acme.revoke(acme.issue(lost.account(), "Another phone"));

            await().atMost(Duration.ofSeconds(60)).until(phone::wasEnded);
            assertThat(laptop.isOpen()).isTrue();
        }
    }

    private static void forgeKick(String login) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka);
        var kick = "{\"tenant\":\"acme\",\"account\":\"x\",\"login\":\"" + login + "\",\"reason\":\"revoked\"}";
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>("latchkey.credentials", "acme/x", kick);
            record.headers()
                    .add("ce_type", "dev.latchkey.session-kick.requested.v1".getBytes())
                    .add("ce_source", "/latchkey/credential-service".getBytes())
                    .add("ce_id", UUID.randomUUID().toString().getBytes())
                    .add("ce_time", Instant.now().toString().getBytes())
                    .add("latchkey_signature_key", "1".getBytes())
                    .add("latchkey_signature", "A".repeat(88).getBytes());
            producer.send(record).get();
        }
    }
}
