package dev.latchkey.credential.throttle;

import dev.latchkey.events.RecordedAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** Throttles for the tests of other packages. */
public final class Throttles {
    private Throttles() {}

    /** One that has an account wait a minute after that many failures from one source; no network is familiar. */
    public static Throttle waitingAfter(int failures) {
        return waitingAfter(failures, (tenant, login, network) -> Mono.just(false));
    }

    /** The same, with the networks that the database knows. */
    public static Throttle waitingAfter(int failures, FamiliarNetworks database) {
        return new Throttle(
                new ThrottleSettings(
                        failures,
                        30,
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        100,
                        Duration.ofHours(1),
                        Duration.ofSeconds(1),
                        DataSize.ofMegabytes(1)),
                new ThrottleKeys(new byte[16]),
                database);
    }

    /** An attempt with a wrong secret, which tells it from those with another number. */
    public static RecordedAttributes wrongSecret(String login, @Nullable String address, int number) {
        return ARefusal.aRefusal().as(login).from(address).guess(number).attributes();
    }
}
