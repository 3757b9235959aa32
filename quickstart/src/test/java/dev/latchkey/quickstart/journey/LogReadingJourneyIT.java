package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.journey.system.Acme;
import dev.latchkey.quickstart.journey.system.Api;
import dev.latchkey.quickstart.journey.system.AppPassword;
import dev.latchkey.quickstart.journey.system.Heard;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.JsonDoor;
import dev.latchkey.quickstart.journey.system.Load;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A tenant has all of the log searched, exported and verified, over and over, by several at once, while devices sign in. */
@Journey
class LogReadingJourneyIT {
    private static final int SIGN_INS = 2_000;
    private static final int DEVICES = 4;
    private static final int READERS_OF_EACH = 3;
    private static final List<String> READ = List.of(
            "/v1/sign-ins/export",
            "/v1/sign-ins/export?format=csv&protocol=none",
            "/v1/audit-events/export",
            "/v1/log-shards/verification",
            "/v1/sign-ins?limit=500",
            "/v1/sign-ins?limit=500&protocol=none",
            "/v1/audit-events?limit=500&actor=nobody");
    /** Answered, one verification too many, one search or export too many. */
    private static final Set<Integer> EXPECTED = Set.of(200, 409, 429);

    private static WholeSystem system;
    private static Acme acme;
    private static JsonDoor door;

    private final Map<String, Set<Integer>> answers = new ConcurrentHashMap<>();
    private final AtomicBoolean signingIn = new AtomicBoolean(true);

    @BeforeAll
    static void start(WholeSystem shared) {
        system = shared;
        acme = shared.acme();
        door = acme.jsonDoor();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void makesNoSignInTemporary() throws InterruptedException, ExecutionException {
        var devices = IntStream.range(0, DEVICES)
                .mapToObj(i -> acme.issue(acme.account("read-about-" + i), "Device " + i))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            READ.forEach(
                    path -> IntStream.range(0, READERS_OF_EACH).forEach(i -> threads.execute(() -> readOften(path))));
            var heard = devices.stream()
                    .map(device -> threads.submit(() -> signIns(device)))
                    .toList();
            try {
                for (var each : heard) {
                    assertThat(each.get()).containsOnly(Heard.ACCEPTED);
                }
            } finally {
                signingIn.set(false);
            }
        }
        assertThat(answers)
                .containsOnlyKeys(READ)
                .allSatisfy((path, statuses) -> assertThat(statuses).as(path).isSubsetOf(EXPECTED));
        // Of those that get in each other's way, chance may have let one have no turn.
        assertThat(answers.values())
                .as("what was read meanwhile")
                .anySatisfy(statuses -> assertThat(statuses).contains(200));
        assertThat(READ).allSatisfy(path -> assertThat(status(path)).as(path).isEqualTo(200));
    }

    private static int status(String path) {
        return system.api().get(Api.AUDITOR, Port.AUDIT, path).status();
    }

    private static List<Heard> signIns(AppPassword device) {
        return IntStream.range(0, SIGN_INS / DEVICES)
                .mapToObj(i -> door.signInOnce(device.in(Load.ADDRESS), "imap"))
                .toList();
    }

    private void readOften(String path) {
        do {
            int status = status(path);
            answers.computeIfAbsent(path, unread -> ConcurrentHashMap.newKeySet())
                    .add(status);
        } while (signingIn.get());
    }
}
