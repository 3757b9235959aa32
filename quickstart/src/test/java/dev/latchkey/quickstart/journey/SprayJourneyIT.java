package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.quickstart.journey.system.Acme;
import dev.latchkey.quickstart.journey.system.AppPassword;
import dev.latchkey.quickstart.journey.system.Device;
import dev.latchkey.quickstart.journey.system.Heard;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.JsonDoor;
import dev.latchkey.quickstart.journey.system.SteadyLoad;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Wrong secrets from thousands of sources, at many logins, while devices sign in, some of them at the very same accounts. */
@Journey
class SprayJourneyIT {
    private static final int ATTEMPTS = 10_000;
    private static final int AT_ONCE = 256;
    private static final int DEVICES = 32;
    private static final String OFFICE = "198.51.101.7";
    /** Of the attempts, one in so many comes from the devices' own address. */
    private static final int NEIGHBOURS = 50;

    private static Acme acme;
    private static JsonDoor door;

    private final Semaphore room = new Semaphore(AT_ONCE);

    @BeforeAll
    static void start(WholeSystem shared) {
        acme = shared.acme();
        door = acme.jsonDoor();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void refusesNoKnownDeviceAndMakesNoSignInTemporary() throws InterruptedException, ExecutionException {
        try (var load = SteadyLoad.of(acme, door, DEVICES, OFFICE);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            load.round();
            var attempts = IntStream.range(0, ATTEMPTS)
                    .mapToObj(i -> threads.submit(attempt(i, load.devices())))
                    .toList();
            for (var each : attempts) {
                assertThat(each.get()).isEqualTo(Heard.REFUSED);
            }
            load.round();
            load.close();
            load.assertAllAccepted();
        }
    }

    private Callable<Heard> attempt(int i, List<AppPassword> known) {
        return () -> {
            room.acquire();
            try {
                return door.signInOnce(new Device(login(i, known), "winter-" + i, source(i)), "imap");
            } finally {
                room.release();
            }
        };
    }

    /** Of a device that signs in, of nobody, and of a domain that is nobody's. */
    private static String login(int i, List<AppPassword> known) {
        return switch (i % 4) {
            case 0 -> known.get(i / 4 % known.size()).account().login();
            case 1, 2 -> "nobody-" + i + "@acme.example";
            default -> "nobody-" + i + "@nowhere.example";
        };
    }

    private static String source(int i) {
        return i % NEIGHBOURS == 0 ? OFFICE : "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255);
    }
}
