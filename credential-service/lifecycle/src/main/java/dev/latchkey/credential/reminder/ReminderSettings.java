package dev.latchkey.credential.reminder;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When is reminded.
 *
 * @param beforeExpiry     how long before an app password expires, {@code LATCHKEY_REMIND_BEFORE_EXPIRY}
 * @param beforeRetirement how long before the old one of a rotation stops working,
 *     {@code LATCHKEY_REMIND_BEFORE_RETIREMENT}
 * @param lookEvery        how often is looked, {@code LATCHKEY_REMINDERS_EVERY}
 */
@ConfigurationProperties("latchkey.reminder")
record ReminderSettings(
        @DefaultValue("14d") Duration beforeExpiry,
        @DefaultValue("2d") Duration beforeRetirement,
        @DefaultValue("1h") Duration lookEvery) {
    ReminderSettings {
        if (!lookEvery.isPositive()) {
            throw new IllegalArgumentException("latchkey.reminder.look-every: " + lookEvery + " (expected: > 0)");
        }
    }
}
