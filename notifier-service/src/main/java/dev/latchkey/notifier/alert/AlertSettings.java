package dev.latchkey.notifier.alert;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keep how long alerts can be looked up, {@code LATCHKEY_ALERT_KEEP} */
@ConfigurationProperties("latchkey.alert")
record AlertSettings(@DefaultValue("365d") Duration keep) {
    AlertSettings {
        if (!keep.isPositive()) {
            throw new IllegalArgumentException("latchkey.alert.keep: " + keep + " (expected: > PT0S)");
        }
    }
}
