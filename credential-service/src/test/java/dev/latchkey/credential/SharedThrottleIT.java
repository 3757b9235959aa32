package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.kit.signing.KafkaAttacker;
import dev.latchkey.kit.signing.KeyDirectory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several replicas hold back together, of what none of them has seen alone. */
class SharedThrottleIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String HOME = "192.0.2.7";
    private static final AtomicInteger networks = new AtomicInteger();

    @TempDir
    static Path directory;

    private static Surroundings around;
    private static KeyDirectory keys;
    private static Replica first;
    private static Replica second;
    private static KafkaAttacker attacker;

    private final Acme acme = new Acme(first);

    @BeforeAll
    static void start() {
        around = new Surroundings();
        keys = new KeyDirectory(directory);
        first = replica("first");
        second = replica("second");
        attacker = new KafkaAttacker(around.kafka());
        counts(first);
        counts(second);
        ThrottleDecisions.begin(around, first);
    }

    private static void counts(Replica replica) {
        await().atMost(SOON)
                .until(() -> replica.management
                        .get("/actuator/prometheus")
                        .text()
                        .contains("latchkey_throttle_job_running 1.0"));
    }

    @AfterAll
    static void stop() {
        attacker.close();
        second.close();
        first.close();
        around.close();
    }

    private static Replica replica(String name, String... more) {
        return new Replica(
                around,
                name,
                Stream.of(
                                Stream.of(keys.arguments("credential-service")),
                                Stream.of("--latchkey.verification.refusal-after=5ms"),
                                Stream.of(more))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }

    private String signIn(Replica at, String secret, String address) {
        return signIn(acme, at, secret, address);
    }

    private static String signIn(Acme of, Replica at, String secret, String address) {
        return at.doors
                .post(
                        "/v1/sign-ins",
                        "{\"login\":\"%s\",\"secret\":\"%s\",\"protocol\":\"imap\",\"address\":\"%s\"}"
                                .formatted(of.login, secret, address),
                        "X-Latchkey-Door-Key",
                        of.key)
                .field("result");
    }

    /** Of an account's budget of a hundred each replica sees half, from as many addresses. */
    private void attackAtBoth() {
        for (int guess = 0; guess < 112; guess++) {
            signIn(guess % 2 == 0 ? first : second, "guess number " + guess, "198.51." + guess + ".9");
        }
    }

    /** From another network each time, by an app password for that alone: one that is let in is familiar there from then on. */
    private void isHeldBackAt(Replica replica) {
        Issued probe = acme.issue();
        await().atMost(SOON)
                .until(() -> signIn(replica, probe.secret(), anotherNetwork()).equals("refused"));
    }

    private static String anotherNetwork() {
        return "198.18." + networks.incrementAndGet() % 250 + ".1";
    }

    @Test
    void holdsBackWhatNoReplicaHasSeenEnoughOfAndLetsAKnownDeviceIn() {
        Issued password = acme.issue();
        assertThat(signIn(first, password.secret(), HOME)).isEqualTo("accepted");
        attackAtBoth();
        isHeldBackAt(first);
        isHeldBackAt(second);
        await().atMost(SOON).until(() -> signIn(second, password.secret(), HOME).equals("accepted"));
        assertThat(signIn(first, password.secret(), HOME)).isEqualTo("accepted");
    }

    /** One that only lets people in reads no sign-ins at all: what it knows is what was decided. */
    @Test
    void isKnownToAReplicaAsSoonAsItIsReady() throws Exception {
        Issued password = acme.issue();
        attackAtBoth();
        isHeldBackAt(first);
        try (Replica door = replica("door", "--latchkey.roles=sign-in")) {
            assertThat(signIn(door, password.secret(), anotherNetwork())).isEqualTo("refused");
            assertThat(members()).isNotEmpty().noneMatch(client -> client.contains("door"));
        }
    }

    private static Set<String> members() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", around.kafka()))) {
            ConsumerGroupDescription group = admin.describeConsumerGroups(List.of("credential-service.throttle"))
                    .all()
                    .get()
                    .get("credential-service.throttle");
            return group.members().stream().map(each -> each.clientId()).collect(Collectors.toSet());
        }
    }

    /** Somebody who can write to every topic, and has seen what was decided. */
    @Test
    void neitherHoldsBackNorForgivesByADecisionThatNoReplicaHasMade() {
        Issued password = acme.issue();
        attackAtBoth();
        isHeldBackAt(second);
        Instant until = Instant.now().plusSeconds(3600);
        for (ConsumerRecord<byte[], byte[]> genuine : ThrottleDecisions.of(around)) {
            forge(genuine, 0);
            forge(genuine, until.toEpochMilli());
        }
        Acme unharmed = new Acme(first);
        Issued theirs = unharmed.issue();
        try (Replica restarted = replica("restarted", "--latchkey.roles=sign-in")) {
            assertThat(signIn(restarted, password.secret(), anotherNetwork())).isEqualTo("refused");
            assertThat(unharmed.signIn(restarted, theirs.secret()).field("result"))
                    .isEqualTo("accepted");
            assertThat(restarted.management.get("/actuator/prometheus").text())
                    .contains("latchkey_events_forged_total{reason=\"badSignature\",topic=\"latchkey.sign-in-holds\"}")
                    .contains("latchkey_events_forged_total{reason=\"unsigned\",topic=\"latchkey.sign-in-holds\"}");
        }
        assertThat(signIn(second, password.secret(), anotherNetwork())).isEqualTo("refused");
    }

    /** Once with the seal of what it was made of, once without one. */
    private static void forge(ConsumerRecord<byte[], byte[]> genuine, long until) {
        long order = ByteBuffer.wrap(genuine.value()).getLong() + 1_000_000_000;
        byte[] forged = ByteBuffer.allocate(16).putLong(order).putLong(until).array();
        attacker.send(new ProducerRecord<>(genuine.topic(), null, genuine.key(), forged, genuine.headers()));
        attacker.send(new ProducerRecord<>(genuine.topic(), genuine.key(), forged));
    }

    @Test
    void saysHowTheJobIs() {
        await().atMost(SOON)
                .until(() -> first.management
                        .get("/actuator/prometheus")
                        .text()
                        .contains("latchkey_throttle_job_running 1.0"));
        assertThat(first.management.get("/actuator/prometheus").text())
                .contains("latchkey_throttle_stores_most_bytes 3.3554432E7", "latchkey_throttle_job_behind");
        assertThat(first.health().json().at("/components/throttleJob/status").asString())
                .isEqualTo("UP");
    }

    /** A dead job: nobody decides any more, and what a replica sees itself goes on to count. */
    @Test
    void leavesAReplicaWithWhatItSeesWhereNoJobRuns() throws Exception {
        try (Surroundings elsewhere = new Surroundings();
                Replica alone = new Replica(elsewhere, "alone", "--latchkey.verification.refusal-after=5ms")) {
            alone.context.getBean("throttleJob", AutoCloseable.class).close();
            Acme attacked = new Acme(alone);
            Acme unharmed = new Acme(alone);
            Issued password = attacked.issue();
            assertThat(signIn(attacked, alone, password.secret(), HOME)).isEqualTo("accepted");
            for (int guess = 0; guess < 112; guess++) {
                signIn(attacked, alone, "guess number " + guess, "198.51." + guess + ".9");
            }
            assertThat(signIn(attacked, alone, password.secret(), anotherNetwork()))
                    .isEqualTo("refused");
            assertThat(signIn(attacked, alone, password.secret(), HOME)).isEqualTo("accepted");
            assertThat(signIn(unharmed, alone, unharmed.issue().secret(), anotherNetwork()))
                    .isEqualTo("accepted");
            assertThat(alone.management.get("/actuator/prometheus").text())
                    .contains("latchkey_throttle_job_running 0.0");
        }
    }
}
