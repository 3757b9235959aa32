package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.credential.Acme.Issued;
import dev.latchkey.credential.conditionalaccess.PolicySnapshots;
import dev.latchkey.events.Actor;
import dev.latchkey.events.AlertRaised;
import dev.latchkey.events.AlertSeverity;
import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.events.AppliedPolicy;
import dev.latchkey.events.ContentHash;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.events.PolicySnapshotsConfirmed;
import dev.latchkey.events.SessionKickRequested;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.events.Topic;
import dev.latchkey.kit.signing.KafkaAttacker;
import dev.latchkey.kit.signing.KeyDirectory;
import dev.latchkey.kit.signing.PeerService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody who can write to every topic against all that this service does because of an event. */
class ForgedEventsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String BLOCKS_IMAP = """
            {"id":"p","name":"No IMAP","state":"on","effect":"block",
             "conditions":{"protocols":{"include":["imap"],"exclude":[]}}}""";

    @TempDir
    static Path directory;

    private static KeyDirectory keys;
    private static Surroundings around;
    private static Replica replica;
    private static PeerService policyService;
    private static PeerService notifierService;
    private static KafkaAttacker attacker;

    private final Acme acme = new Acme(replica);

    @BeforeAll
    static void start() throws IOException {
        around = new Surroundings();
        keys = new KeyDirectory(directory);
        replica = new Replica(
                around, "forged", keys.arguments("credential-service", "--latchkey.verification.refusal-after=20ms"));
        policyService = new PeerService(around.kafka(), "policy-service", keys);
        notifierService = new PeerService(around.kafka(), "notifier-service", keys);
        attacker = new KafkaAttacker(around.kafka());
    }

    @AfterAll
    static void stop() {
        attacker.close();
        notifierService.close();
        policyService.close();
        replica.close();
        around.close();
    }

    private AlertRaised disowned(Issued password) {
        Instant now = Instant.now();
        return new AlertRaised(
                acme.tenant,
                UUID.randomUUID().toString(),
                "disowned",
                AlertSeverity.CRITICAL,
                "Not me",
                "Not me.",
                acme.account,
                password.id(),
                null,
                now,
                now,
                1,
                1,
                List.of());
    }

    private String state(Issued password) {
        return acme.get("admin", acme.passwords())
                .items()
                .filter(each -> each.path("id").asString().equals(password.id()))
                .map(each -> each.path("state").asString())
                .findFirst()
                .orElseThrow();
    }

    private PolicySnapshotPublished snapshot(long version, String policies) {
        String form =
                "{\"tenant\":\"%s\",\"version\":%d,\"contentHash\":\"%s\",\"issuedAt\":\"%s\",\"locations\":[],\"policies\":[%s]}";
        Instant now = Instant.now();
        PolicySnapshotPublished unhashed = EventJson.mapper()
                .readValue(form.formatted(acme.tenant, version, "-", now, policies), PolicySnapshotPublished.class);
        return EventJson.mapper()
                .readValue(
                        form.formatted(acme.tenant, version, ContentHash.of(unhashed), now, policies),
                        PolicySnapshotPublished.class);
    }

    private long version() {
        return replica.context.getBean(PolicySnapshots.class).of(acme.tenant).version();
    }

    private void inForce(long version, String policies) {
        policyService.publish(snapshot(version, policies));
        await().atMost(SOON).until(() -> version() == version);
    }

    private SignInRecorded refused(
            @Nullable String credential, SignInReason reason, List<AppliedPolicy> policies, String fingerprint) {
        return new SignInRecorded(
                acme.tenant,
                acme.account,
                acme.login,
                null,
                SignInResult.REFUSED,
                reason,
                credential,
                "Phone",
                "imap",
                "mail",
                "d-" + acme.tenant,
                "198.51.100.77",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                policies,
                1,
                fingerprint,
                5,
                "9",
                null);
    }

    @Test
    void revokesWhatItsOwnerDisownsAndNotWhatSomebodyForges() {
        Issued attacked = acme.issue();
        Issued disowned = acme.issue();
        attacker.forge(disowned(attacked));
        notifierService.publish(disowned(disowned));
        await().atMost(SOON).untilAsserted(() -> assertThat(state(disowned)).isEqualTo("revoked"));
        assertThat(state(attacked)).isEqualTo("pending");
        await().atMost(SOON)
                .until(() -> TopicView.deadLetters(around, Topic.ALERTS).contains("unsigned"));
    }

    /** A service that was taken over commands no more than what is its own. */
    @Test
    void believesNoServiceThatDoesNotSendSuchEvents() {
        Issued attacked = acme.issue();
        Issued disowned = acme.issue();
        policyService.publish(disowned(attacked));
        notifierService.publish(disowned(disowned));
        await().atMost(SOON).untilAsserted(() -> assertThat(state(disowned)).isEqualTo("revoked"));
        assertThat(state(attacked)).isEqualTo("pending");
        await().atMost(SOON)
                .until(() -> TopicView.deadLetters(around, Topic.ALERTS).contains("wrongSource"));
    }

    @Test
    void letsNoForgedSnapshotRuleAndTheNextGenuineOneTakeEffect() {
        Issued password = acme.issue();
        inForce(1, BLOCKS_IMAP);
        attacker.forge(snapshot(1L << 62, ""));
        ConsumerRecord<byte[], byte[]> first = TopicView.records(around, Topic.POLICY_SNAPSHOTS).stream()
                .filter(each -> new String(each.key()).equals(acme.tenant))
                .findFirst()
                .orElseThrow();
        inForce(2, BLOCKS_IMAP);
        attacker.send(new ProducerRecord<>(first.topic(), null, first.key(), first.value(), first.headers()));
        notifierService.publish(snapshot(3, ""));
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("refused");
        inForce(4, BLOCKS_IMAP.replace("imap", "smtp"));
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("accepted");
    }

    /** Even with the key of policy-service: the administrator's next change is not without effect. */
    @Test
    void followsNoVersionThatCannotHaveComeAbout() {
        inForce(1, BLOCKS_IMAP);
        policyService.publish(snapshot(1L << 62, ""));
        inForce(2, BLOCKS_IMAP);
    }

    /** Compaction may have left nothing else of the tenant's policies; a tenant without any is soon known to have none. */
    @Test
    void letsNobodyInByPoliciesThatMayHaveBeenOverwrittenUntilTheirOwnerSaysWhatIsRight() {
        Issued password = acme.issue();
        attacker.forge(snapshot(1, ""));
        try (Replica restarted = new Replica(around, "restarted", keys.arguments("credential-service"))) {
            assertThat(acme.signIn(restarted, password.secret()).status()).isEqualTo(503);
            assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("accepted");
            policyService.publish(new PolicySnapshotsConfirmed(Instant.now(), List.of(), "policy-service-1", null));
            await().atMost(SOON)
                    .until(() -> acme.signIn(restarted, password.secret())
                            .field("result")
                            .equals("accepted"));
        }
    }

    @Test
    void endsNoSessionForAForgedRevocation() {
        Issued attacked = acme.issue();
        Issued lost = acme.issue();
        attacker.forge(new AppPasswordRevoked(
                acme.tenant, acme.account, attacked.id(), 9, "Phone", Instant.now(), "lost", new Actor("x", "person")));
        acme.revoke(lost);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                TopicView.events(around, Topic.CREDENTIALS, acme.tenant, SessionKickRequested.class))
                        .extracting(SessionKickRequested::credential)
                        .containsExactly(lost.id()));
        await().atMost(SOON)
                .until(() -> TopicView.deadLetters(around, Topic.CREDENTIALS).contains("unsigned"));
    }

    @Test
    void neitherSuspendsNorThrottlesForForgedSignIns() {
        Issued password = acme.issue();
        AppliedPolicy suspends = new AppliedPolicy("p", "Suspends", "failure", null, "suspend", null);
        attacker.forge(refused(password.id(), SignInReason.BLOCKED_BY_POLICY, List.of(suspends), "000"));
        for (int i = 0; i < 110; i++) {
            attacker.forge(refused(null, SignInReason.UNKNOWN_SECRET, List.of(), "%03x".formatted(i)));
        }
        await().atMost(SOON)
                .until(() -> TopicView.deadLetters(around, Topic.SIGN_INS).size() >= 111);
        assertThat(state(password)).isEqualTo("pending");
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("accepted");
    }

    /** Genuine records, copied with attributes of somebody else's choice: replicas decide by attributes alone. */
    @Test
    void throttlesNobodyForAttributesThatItsOwnerHasNotWritten() {
        Issued password = acme.issue();
        assertThat(acme.signIn(password.secret()).field("result")).isEqualTo("accepted");
        ConsumerRecord<byte[], byte[]> genuine = TopicView.records(around, Topic.SIGN_INS).stream()
                .filter(each -> new String(each.key()).startsWith(acme.tenant + "/"))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 110; i++) {
            ProducerRecord<byte[], byte[]> copy =
                    new ProducerRecord<>(genuine.topic(), null, genuine.key(), genuine.value(), genuine.headers());
            altered(copy, "latchkey_result", "refused");
            altered(copy, "latchkey_reason", "unknownSecret");
            altered(copy, "latchkey_secretfingerprint", "%03x".formatted(i));
            attacker.send(copy);
        }
        try (Replica restarted = new Replica(around, "reads-copies", keys.arguments("credential-service"))) {
            assertThat(acme.signIn(restarted, password.secret()).field("result"))
                    .isEqualTo("accepted");
        }
    }

    private static void altered(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().remove(name).add(name, value.getBytes());
    }
}
