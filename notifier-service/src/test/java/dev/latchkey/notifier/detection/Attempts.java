package dev.latchkey.notifier.detection;

import dev.latchkey.events.SignInReason;
import dev.latchkey.notifier.SignIns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Attempts a second apart. */
final class Attempts {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final DetectionSettings.Spray SPRAY = new DetectionSettings.Spray(Duration.ofMinutes(30), 15, 15, 8);
    static final DetectionSettings.Guessing GUESSING = new DetectionSettings.Guessing(Duration.ofMinutes(10), 10);

    private Attempts() {}

    static ObservedSignIn at(Instant at, SignIns signIn) {
        return new ObservedSignIn(UUID.randomUUID(), at, signIn.event());
    }

    static ObservedSignIn because(SignInReason reason) {
        return at(NOON, SignIns.anAttempt().because(reason));
    }

    static List<FailedAttempt> series(int count, Function<Integer, SignIns> each) {
        return IntStream.range(0, count)
                .mapToObj(i -> FailedAttempt.of(at(NOON.plusSeconds(i), each.apply(i))))
                .toList();
    }
}
