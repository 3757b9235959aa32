package dev.latchkey.credential.throttle;

import dev.latchkey.credential.recorded.RecordedSignIns;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.kit.consuming.AuthenticEvents;
import dev.latchkey.kit.consuming.PoisonEventException;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.following.RecordSink;
import dev.latchkey.kit.publishing.CloudEventHeaders;
import java.time.Instant;
import java.util.Optional;

/** Tells the throttle how attempts ended at other replicas; what this one sends itself it knows already. */
final class SharedAttempts implements RecordSink {
    private final RecordedSignIns records;
    private final AuthenticEvents authentic;
    private final Throttle throttle;
    private final String own;

    /** @param own the name that this replica sends under */
    SharedAttempts(RecordedSignIns records, AuthenticEvents authentic, Throttle throttle, String own) {
        this.records = records;
        this.authentic = authentic;
        this.throttle = throttle;
        this.own = own;
    }

    @Override
    public void take(RawRecord raw) {
        if (raw.header(CloudEventHeaders.PRODUCER).filter(own::equals).isPresent()) {
            return;
        }
        Optional<RecordedAttributes> signIn = records.attributes(raw);
        if (signIn.isPresent()) {
            throttle.saw(signIn.get(), at(raw));
        } else {
            count(raw);
        }
    }

    private static Instant at(RawRecord raw) {
        return Instant.parse(raw.header(CloudEventHeaders.TIME).orElseThrow());
    }

    /** Whoever forges throttles nobody; that somebody does is counted. */
    private void count(RawRecord raw) {
        try {
            authentic.check(raw);
        } catch (PoisonEventException counted) {
            // It is with the dead letters of those who digest it.
        }
    }
}
