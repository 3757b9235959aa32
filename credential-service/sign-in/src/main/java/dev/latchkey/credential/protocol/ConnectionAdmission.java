package dev.latchkey.credential.protocol;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many connections there may be. A few more are told to come back in words that their door understands; only what
 * is beyond those is closed without a word.
 */
final class ConnectionAdmission {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionAdmission.class);

    private final int atMost;
    private final Counter turnedAway;

    ConnectionAdmission(int atMost, MeterRegistry meters) {
        this.atMost = atMost;
        this.turnedAway = Counter.builder("latchkey.front.door.connections.turned.away")
                .description("connections of front doors that were too many")
                .register(meters);
    }

    /** What becomes of a connection. */
    enum Admission {
        SERVED,
        /** Its first request is answered as a temporary failure. */
        TURNED_AWAY,
        CLOSED
    }

    /** @param open connections, with the one in question */
    Admission of(int open) {
        if (open <= atMost) {
            return Admission.SERVED;
        }
        turnedAway.increment();
        if (open == atMost + 1) {
            LOG.atWarn().addKeyValue("atMost", atMost).log("front doors have as many connections as there may be");
        }
        return open <= atMost + Math.max(1, atMost / 4) ? Admission.TURNED_AWAY : Admission.CLOSED;
    }
}
