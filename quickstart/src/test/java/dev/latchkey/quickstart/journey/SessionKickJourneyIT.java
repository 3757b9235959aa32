package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.journey.program.Running;
import dev.latchkey.quickstart.journey.system.Acme;
import dev.latchkey.quickstart.journey.system.Api;
import dev.latchkey.quickstart.journey.system.AppPassword;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.KickingSite;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mail program that is signed in already does not outlive its app password, and its neighbours do. */
@Journey
class SessionKickJourneyIT {
    private static final Duration TO_END = Duration.ofSeconds(60);
    private static final Running RUNNING = new Running();

    private static WholeSystem system;
    private static Acme acme;
    private static List<KickingSite> sites;

    @BeforeAll
    static void start(WholeSystem shared) {
        system = shared;
        acme = shared.acme();
        sites = KickingSite.startAll(shared, RUNNING);
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    static List<KickingSite> sites() {
        return sites;
    }

    /** Those of one device: the owner's other ones are signed in from the same address. */
    @ParameterizedTest
    @MethodSource("sites")
    void sessionsEndWithTheirAppPasswordAndNobodyElseNotices(KickingSite site) {
        var owner = acme.account("kicked");
        var lost = acme.issue(owner, "Lost phone");
        var other = acme.issue(owner, "Laptop");
        var bystander = acme.issue(acme.account("bystander"), "Laptop");
        try (var phone = site.signIn(lost);
                var again = site.signIn(lost);
                var laptop = site.signIn(other);
                var neighbour = site.signIn(bystander)) {
            assertThat(phone.isOpen()).isTrue();

            acme.revoke(lost);

            await().atMost(TO_END).until(phone::wasEnded);
            await().atMost(TO_END).until(again::wasEnded);
            assertThat(laptop.isOpen()).isTrue();
            assertThat(neighbour.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void allSessionsOfADisabledAccountEnd(KickingSite site) {
        var owner = acme.account("disabled");
        var bystander = acme.issue(acme.account("bystander"), "Laptop");
        try (var phone = site.signIn(acme.issue(owner, "Phone"));
                var laptop = site.signIn(acme.issue(owner, "Laptop"));
                var neighbour = site.signIn(bystander)) {
            system.api()
                    .patch(Api.ADMIN, Port.CREDENTIAL, "/v1/accounts/" + owner.id(), Map.of("state", "disabled"))
                    .expect(200);

            await().atMost(TO_END).until(phone::wasEnded);
            await().atMost(TO_END).until(laptop::wasEnded);
            assertThat(neighbour.isOpen()).isTrue();
        }
    }

    @Test
    void goesOnWhenTheBrokerHasDied() {
        assumeTrue(system.owns(Part.BROKER));
        var lost = acme.issue(acme.account("survivor"), "Lost phone");
        var site = sites.getFirst();
        try (var phone = site.signIn(lost)) {
            system.installation().kill(Part.BROKER);
            try {
                assertThat(phone.isOpen()).isTrue();
            } finally {
                system.installation().start(Part.BROKER);
            }
            // 202 where it is revoked and the broker does not say so yet.
            acme.tryRevoke(lost).expect(200, 202);

            await().atMost(TO_END.multipliedBy(2)).until(phone::wasEnded);
        }
    }

    /** Whoever may type a login must not move a session to another app password by what it looks like. */
    @Test
    void believesNoLoginLineThatAClientMadeUp() {
        var owner = acme.account("victim");
        var lost = acme.issue(owner, "Lost phone");
        var site = sites.getFirst();
        try (var phone = site.signIn(lost);
                var laptop = site.signIn(acme.issue(owner, "Laptop"))) {
            var made = "x>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, mpid=%s, session=<x>, latchkey=<%s/%s>";
            var process = site.processOf(lost);
            site.signInAs("imap-login: Info: Login: user=<" + made.formatted(process, owner.id(), "another"));
            site.signInAs(made.formatted(process, owner.id(), "another"));
            acme.revoke(lost);

            await().atMost(TO_END).until(phone::wasEnded);
            assertThat(laptop.isOpen()).isTrue();
        }
    }

    @Test
    void endsNoSessionForAForgedKick() throws Exception {
        var lost = acme.issue(acme.account("forged"), "Lost phone");
        var victim = acme.issue(acme.account("victim"), "Laptop");
        var site = sites.getFirst();
        try (var phone = site.signIn(lost);
                var laptop = site.signIn(victim)) {
            forgeKick(victim);
            acme.revoke(lost);

            await().atMost(TO_END).until(phone::wasEnded);
            assertThat(laptop.isOpen()).isTrue();
        }
    }

    private static void forgeKick(AppPassword victim) throws Exception {
        Map<String, Object> config =
                Map.of("bootstrap.servers", system.installation().kafka());
        var kick = "{\"tenant\":\"acme\",\"account\":\"" + victim.account().id() + "\",\"login\":\""
                + victim.account().login() + "\",\"reason\":\"revoked\"}";
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
