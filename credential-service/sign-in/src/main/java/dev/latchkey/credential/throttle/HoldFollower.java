package dev.latchkey.credential.throttle;

import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.following.RecordSink;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the throttle what all replicas together have decided; what none of them has sealed is nobody's decision. */
final class HoldFollower implements RecordSink {
    private final StreamKeySeal seal;
    private final Throttle throttle;
    private final DecisionNumbers numbers;

    HoldFollower(StreamKeySeal seal, Throttle throttle, DecisionNumbers numbers) {
        this.seal = seal;
        this.throttle = throttle;
        this.numbers = numbers;
    }

    @Override
    public void take(RawRecord raw) {
        if (seal.holds(raw)) {
            read(raw.key(), raw.value()).ifPresent(this::decided);
        }
    }

    private void decided(HoldDecision decision) {
        numbers.seen(decision.order());
        throttle.decided(decision);
    }

    /** Empty where it is none: without keys, anybody may have written there. */
    private static Optional<HoldDecision> read(byte @Nullable [] key, byte @Nullable [] value) {
        try {
            return key == null || value == null ? Optional.empty() : Optional.of(HoldDecision.read(key, value));
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }
}
