package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.existence.Existence;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.SecretFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who does not exist costs the database nothing; who has come about a moment ago is let in at every replica. */
class StrangersIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MANY = 1000;
    private static final int WITHIN_BUDGET = 90;
    private static final String[] SETTINGS = {
        "--latchkey.roles=sign-in",
        "--latchkey.verification.refusal-after=20ms",
        "--latchkey.existence.look-every=100ms",
        // A busy machine is no reason to read.
        "--latchkey.existence.seen-within=20s"
    };

    private static Surroundings around;
    private static Replica management;
    private static Replica first;
    private static Replica second;
    private static ExecutorService clients;

    @BeforeAll
    static void start() {
        around = new Surroundings();
        management = new Replica(around, "management", "--latchkey.roles=management");
        first = watched("first");
        second =
                new Replica(around, "second", "--latchkey.roles=sign-in", "--latchkey.verification.refusal-after=20ms");
        clients = Executors.newFixedThreadPool(16);
    }

    @AfterAll
    static void stop() {
        clients.shutdownNow();
        second.close();
        first.close();
        management.close();
        around.close();
    }

    private static Replica watched(String name) {
        return new Replica(around, name, List.of(Tokens.class, DatabaseUse.class), SETTINGS);
    }

    private static void knowsAllThatThereIs(Replica replica) {
        await().atMost(SOON).until(replica.context.getBean(Existence.class)::isTrusted);
    }

    private static long reads(Replica replica) {
        return replica.context.getBean(DatabaseUse.class).reads();
    }

    /** Whom nobody knows. */
    private enum Stranger {
        DOMAIN,
        LOGIN,
        SECRET,
        DOOR_KEY;

        Callable<String> at(Replica replica, Acme acme, int number) {
            String nobody = "nobody-" + number + "@";
            return switch (this) {
                case DOMAIN -> attempt(replica, nobody + UUID.randomUUID() + ".example", acme.key, number);
                case LOGIN -> attempt(replica, nobody + acme.domain, acme.key, number);
                case SECRET -> attempt(replica, acme.login, acme.key, number);
                case DOOR_KEY -> attempt(replica, acme.login, "lkd_" + UUID.randomUUID(), number);
            };
        }

        private static Callable<String> attempt(Replica replica, String login, String key, int number) {
            String secret = AppPasswordSecret.random(SecretFormat.SHORT).shownOnce();
            String body = "{\"login\":\"%s\",\"secret\":\"%s\",\"protocol\":\"imap\",\"address\":\"10.1.%d.%d\"}"
                    .formatted(login, secret, number / 250, number % 250);
            return () -> replica.doors
                    .post("/v1/sign-ins", body, "X-Latchkey-Door-Key", key)
                    .text();
        }

        /** Beyond the budget of the account, which exists, it is read which of its networks are familiar. */
        int many() {
            return this == SECRET ? WITHIN_BUDGET : MANY;
        }

        String answer() {
            return this == DOOR_KEY ? "door" : "refused";
        }
    }

    @ParameterizedTest
    @EnumSource(Stranger.class)
    void neverReachTheDatabase(Stranger stranger) throws Exception {
        Acme acme = new Acme(management);
        assertThat(acme.signIn(first, acme.issue().secret()).field("result")).isEqualTo("accepted");
        knowsAllThatThereIs(first);
        long before = reads(first);
        List<Callable<String>> attempts = new ArrayList<>();
        for (int number = 0; number < stranger.many(); number++) {
            attempts.add(stranger.at(first, acme, number));
        }
        for (Future<String> each : clients.invokeAll(attempts)) {
            assertThat(each.get()).contains(stranger.answer());
        }
        assertThat(reads(first)).isEqualTo(before);
    }

    /** Where a budget is spent, it matters which networks are familiar. */
    @Test
    void neverReachTheDatabaseOnceTheirSourceIsHeldBack() {
        Acme acme = new Acme(management);
        assertThat(acme.signIn(first, acme.issue().secret()).field("result")).isEqualTo("accepted");
        knowsAllThatThereIs(first);
        long before = reads(first);
        Set<String> policy = new HashSet<>();
        for (int number = 0; number < 50; number++) {
            policy.add(acme.held(first, acme.key, "nobody-else-" + number + "@" + acme.domain, "imap"));
            assertThat(acme.signIn(first, "nobody-" + number + "@" + acme.domain, "wrong")
                            .field("result"))
                    .isEqualTo("refused");
        }
        assertThat(policy).as("what Dovecot's policy was told").contains("-1");
        assertThat(reads(first)).isEqualTo(before);
    }

    @Test
    void neverReachTheDatabaseForWhatPoliciesAskFor() {
        Acme acme = new Acme(management);
        new PoliciesInForce(first, acme.tenant).are("", """
                {"id":"all","name":"All","state":"reportOnly","effect":"block","conditions":
                 {"groups":{"include":["sales"],"exclude":[]},"credential":{"idleFor":"P30D"}}}""");
        assertThat(acme.signIn(first, acme.issue().secret()).field("result")).isEqualTo("accepted");
        knowsAllThatThereIs(first);
        long before = reads(first);
        for (int number = 0; number < 20; number++) {
            String nobody = "nobody-" + number + "@" + acme.domain;
            assertThat(acme.signIn(first, nobody, "wrong").field("result")).isEqualTo("refused");
            assertThat(acme.decide(first, nobody).status()).isEqualTo(200);
        }
        assertThat(reads(first)).isEqualTo(before);
    }

    @Test
    void areOnlyThoseWhoDidNotComeAboutAMomentAgo() throws Exception {
        knowsAllThatThereIs(first);
        knowsAllThatThereIs(second);
        for (int round = 0; round < 15; round++) {
            Acme acme = new Acme(management);
            for (Issued password : List.of(acme.issue(), acme.issue())) {
                isAcceptedAtOnce(acme, password, first, second);
            }
        }
    }

    private static void isAcceptedAtOnce(Acme acme, Issued password, Replica... replicas) throws Exception {
        List<Callable<String>> attempts = Stream.of(replicas)
                .<Callable<String>>map(
                        replica -> () -> acme.signIn(replica, password.secret()).text())
                .toList();
        for (Future<String> each : clients.invokeAll(attempts)) {
            assertThat(each.get()).contains("accepted");
        }
    }

    @Test
    void areToldFromTheFirstMomentOfAReplicaOn() throws Exception {
        Acme acme = new Acme(management);
        Issued early = acme.issue();
        Issued late = acme.issue();
        try (Replica third = watched("third")) {
            isAcceptedAtOnce(acme, early, third);
            knowsAllThatThereIs(third);
            isAcceptedAtOnce(acme, late, third);
            isAcceptedAtOnce(acme, acme.issue(), third);
            long before = reads(third);
            assertThat(Stranger.SECRET.at(third, acme, 1).call()).contains("refused");
            assertThat(reads(third)).isEqualTo(before);
        }
    }

    @Test
    void areNotToldByWhatIsIncomplete() throws Exception {
        Acme acme = new Acme(management);
        knowsAllThatThereIs(first);
        long before = reads(first);
        somethingIsMissed();
        await().atMost(SOON).until(() -> reads(first) > before);
        knowsAllThatThereIs(first);
        isAcceptedAtOnce(acme, acme.issue(), first);
        long then = reads(first);
        assertThat(Stranger.SECRET.at(first, acme, 1).call()).contains("refused");
        assertThat(reads(first)).as("all was read anew").isEqualTo(then);
    }

    private static void somethingIsMissed() throws Exception {
        try (KafkaProducer<byte[], byte[]> anybody = new KafkaProducer<>(
                Map.of("bootstrap.servers", around.kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            anybody.send(new ProducerRecord<>("latchkey.credentials", new byte[] {1}, new byte[] {'?'}))
                    .get();
        }
    }
}
