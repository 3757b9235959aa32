package dev.latchkey.credential.rekeying;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How app passwords get from an old HMAC key to the newest.
 *
 * @param settledAfter a new key is re-keyed to when this replica has known it for so long: by then every other one
 *     has it too, {@code LATCHKEY_REKEY_AFTER}
 * @param within       how long one write may take
 * @param waiting      how many may wait to be written; more are left to their next sign-in
 * @param countEvery   how often is counted what depends on which key
 */
@ConfigurationProperties("latchkey.rekeying")
record RekeyingSettings(
        @DefaultValue("5m") Duration settledAfter,
        @DefaultValue("2s") Duration within,
        @DefaultValue("1000") int waiting,
        @DefaultValue("10m") Duration countEvery) {
    RekeyingSettings {
        if (settledAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "latchkey.rekeying.settled-after: " + settledAfter + " (expected: >= PT0S)");
        }
        if (waiting < 1) {
            throw new IllegalArgumentException("latchkey.rekeying.waiting: " + waiting + " (expected: >= 1)");
        }
    }
}
