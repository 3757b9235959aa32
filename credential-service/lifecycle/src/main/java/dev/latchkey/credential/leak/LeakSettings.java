package dev.latchkey.credential.leak;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How reports of leaks are taken.
 *
 * @param bodyAtMost of one report, {@code LATCHKEY_LEAK_BODY_AT_MOST}
 * @param atOnce     reports under way on one replica; further ones are told to come back,
 *     {@code LATCHKEY_LEAK_AT_ONCE}
 * @param readWithin how long the body may take to arrive
 */
@ConfigurationProperties("latchkey.leak")
record LeakSettings(
        @DefaultValue("8MB") DataSize bodyAtMost,
        @DefaultValue("4") int atOnce,
        @DefaultValue("30s") Duration readWithin) {
    LeakSettings {
        if (atOnce < 1) {
            throw new IllegalArgumentException("latchkey.leak.at-once: " + atOnce + " (expected: >= 1)");
        }
    }
}
