package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.journey.program.Latchkey;
import dev.latchkey.quickstart.journey.system.Acme;
import dev.latchkey.quickstart.journey.system.Api;
import dev.latchkey.quickstart.journey.system.Door;
import dev.latchkey.quickstart.journey.system.Heard;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.JsonDoor;
import dev.latchkey.quickstart.journey.system.SteadyLoad;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A tenant imports accounts, file after file, while devices of another sign in and its
 * administrator issues and revokes. {@code -Dlatchkey.journeys.import=200000} imports as many as one machine is to carry.
 */
@Journey
class ImportJourneyIT {
    private static final int ACCOUNTS = Integer.getInteger("latchkey.journeys.import", 5_000);
    private static final int IN_A_FILE = Math.min(10_000, (ACCOUNTS + 1) / 2);

    /** An import goes on for minutes: far less than that, and far more than a busy machine needs. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final int DEVICES = 32;
    private static final String IMPORT = "/v1/accounts/import";

    private static WholeSystem system;
    private static Acme acme;
    private static JsonDoor door;
    private static JsonDoor otherDoor;

    @BeforeAll
    static void start(WholeSystem shared) {
        system = shared;
        acme = shared.acme();
        door = acme.jsonDoor();
        assumeTrue(shared.owns(Part.CREDENTIAL_SERVICE));
        system.installation().start(Part.CREDENTIAL_REPLICA);
        var there = new Latchkey(
                system.installation().uri(Port.DOORS_REPLICA),
                door.door().latchkey().doorKey());
        otherDoor = new JsonDoor(new Door(door.door().id(), there));
        var tenant = Map.of("id", "globex", "name", "Globex", "domains", List.of("globex.example"));
        system.api().post(Api.PLATFORM, Port.CREDENTIAL, "/v1/tenants", tenant).expect(201, 409);
    }

    @AfterAll
    static void stop() {
        system.installation().stop(Part.CREDENTIAL_REPLICA);
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void keepsNobodyOfAnotherTenantOutAndNoRevocationWaiting() {
        try (var load = SteadyLoad.of(acme, door, DEVICES, "198.51.102.7")) {
            load.round();
            var imported = CompletableFuture.supplyAsync(ImportJourneyIT::importAll);
            for (int i = 0; i == 0 || !imported.isDone(); i++) {
                assertRevokedSoon(i);
            }
            assertThat(imported.join()).isEqualTo(ACCOUNTS);
            load.round();
            load.close();
            load.assertAllAccepted();
        }
    }

    /** Returns how many were created. */
    private static int importAll() {
        return IntStream.range(0, (ACCOUNTS + IN_A_FILE - 1) / IN_A_FILE)
                .map(file -> created(Math.min(IN_A_FILE, ACCOUNTS - file * IN_A_FILE)))
                .sum();
    }

    private static int created(int accounts) {
        var name = Acme.unique("imported");
        var file = IntStream.range(0, accounts)
                .mapToObj(i -> name + "-" + i + "@globex.example")
                .collect(Collectors.joining("\n", "login\n", "\n"));
        return system.api()
                .postCsv(Api.OTHER_ADMIN, Port.CREDENTIAL, IMPORT, file)
                .expect(200)
                .json()
                .path("created")
                .asInt();
    }

    /** At another replica than the one that is asked to revoke. */
    private static void assertRevokedSoon(int i) {
        var password = acme.issue(acme.account("meanwhile"), "Lost phone");
        var device = password.in("10.77." + (i >> 8) + "." + (i & 255));
        assertThat(otherDoor.signIn(device, "imap")).isEqualTo(Heard.ACCEPTED);
        acme.revoke(password);
        var answered = Instant.now();
        while (otherDoor.signInOnce(device, "imap") != Heard.REFUSED) {
            assertThat(Instant.now()).as("still let in").isBefore(answered.plus(SOON));
        }
    }
}
