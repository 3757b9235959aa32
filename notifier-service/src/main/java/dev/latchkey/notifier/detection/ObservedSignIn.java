package dev.latchkey.notifier.detection;

import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What detectors look at: one attempt on the record. */
record ObservedSignIn(UUID event, Instant at, SignInRecorded fact) {
    static Optional<ObservedSignIn> of(ReceivedEvent received) {
        return received.event() instanceof SignInRecorded fact
                ? Optional.of(new ObservedSignIn(
                        received.envelope().id(), received.envelope().time(), fact))
                : Optional.empty();
    }

    boolean accepted() {
        return fact.result() == SignInResult.ACCEPTED;
    }
}
