package dev.latchkey.credential.lastuse;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What of the use of app passwords is told.
 *
 * @param silence after so long without a use, the next is told, {@code LATCHKEY_SILENCE}
 */
@ConfigurationProperties("latchkey.last-use")
record LastUseSettings(@DefaultValue("90d") Duration silence) {
    LastUseSettings {
        if (!silence.isPositive()) {
            throw new IllegalArgumentException("latchkey.last-use.silence: " + silence + " (expected: > 0)");
        }
    }
}
