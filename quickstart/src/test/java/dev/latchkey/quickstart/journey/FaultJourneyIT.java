package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.journey.system.Acme;
import dev.latchkey.quickstart.journey.system.AppPassword;
import dev.latchkey.quickstart.journey.system.Heard;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.JsonDoor;
import dev.latchkey.quickstart.journey.system.Load;
import dev.latchkey.quickstart.journey.system.LogProof;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * On a broker that creates topics by itself, each service, the broker and the database are killed (SIGKILL) in the midst
 * of sign-ins, issues and revocations, and started again. Nothing that was answered is lost or there twice. The database
 * has each write on the disk before it answers ({@code --commit}).
 */
@Journey
class FaultJourneyIT {

    private static final int SIGN_INS = 6_000;
    private static final int CHANGES = 600;
    private static final List<Part> KILLED = List.of(
            Part.NOTIFIER_SERVICE,
            Part.POLICY_SERVICE,
            Part.AUDIT_SERVICE,
            Part.CREDENTIAL_SERVICE,
            Part.BROKER,
            Part.DATABASE);

    private static WholeSystem system;
    private static Acme acme;
    private static JsonDoor door;

    @BeforeAll
    static void start(WholeSystem shared) {
        system = shared;
        acme = shared.acme();
        door = acme.jsonDoor();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void nothingThatWasAnsweredIsLostOrThereTwice() {
        assumeTrue(KILLED.stream().allMatch(system::owns));
        var began = Instant.now();
        var log = new LogProof(system);

        try (var load = new Load(acme, door)) {
            for (var part : KILLED) {
                load.run(SIGN_INS / KILLED.size(), CHANGES / KILLED.size(), () -> killAndStart(part));
            }
            assertThat(load.accepted()).hasSize(SIGN_INS);
            assertThat(load.issued().size() + load.revoked().size()).isEqualTo(CHANGES);
            log.holdsSignInsOnce(load.accepted(), began);
            log.holdsOnce("dev.latchkey.app-password.issued.v1", load.issued(), began);
            log.holdsOnce("dev.latchkey.app-password.revoked.v1", load.revoked(), began);
            assertRevokedAreRefused(load.revoked());
        }
        log.missesNothing();
        log.isIntact();
        assertTopicsAreOurs();
    }

    /** The broker would have made each that was mentioned, with its own settings. */
    private static void assertTopicsAreOurs() {
        assertThat(cleanup("latchkey.policy-snapshots")).isEqualTo("compact");
        assertThat(cleanup("latchkey.accounts")).isEqualTo("compact");
        assertThat(cleanup("latchkey.sign-ins")).isEqualTo("delete");
    }

    private static String cleanup(String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", system.installation().kafka()))) {
            var there = admin.describeConfigs(List.of(resource)).all().get(1, TimeUnit.MINUTES);
            return there.get(resource).get("cleanup.policy").value();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void killAndStart(Part part) {
        system.installation().kill(part);
        system.installation().start(part);
    }

    private static void assertRevokedAreRefused(Collection<AppPassword> revoked) {
        assertThat(revoked.parallelStream().map(password -> door.signIn(password.in(Load.ADDRESS), "imap")))
                .containsOnly(Heard.REFUSED);
    }
}
