package dev.latchkey.notifier.delivery;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How alerts are delivered.
 *
 * @param schedule the wait before each attempt, {@code LATCHKEY_DELIVERY_SCHEDULE}
 * @param jitter   up to this share is added to each wait
 * @param poll     how often due deliveries are looked for
 * @param lease    how long a replica may take for one attempt before another takes over
 * @param atOnce   how many attempts are under way at the same time on one replica
 * @param keep     how long settled deliveries can be looked up
 */
@ConfigurationProperties("latchkey.delivery")
record DeliverySettings(
        @DefaultValue({"0s", "5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> schedule,

        @DefaultValue("0.1") double jitter,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("32") int atOnce,
        @DefaultValue("30d") Duration keep) {
    DeliverySettings {
        schedule = List.copyOf(schedule);
        if (!poll.isPositive() || !lease.isPositive() || !keep.isPositive() || atOnce < 1) {
            throw new IllegalArgumentException("latchkey.delivery: poll " + poll + ", lease " + lease + ", keep " + keep
                    + ", at-once " + atOnce + " (expected: all > 0)");
        }
    }
}
