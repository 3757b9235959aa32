package dev.latchkey.notifier.subscription;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How subscriptions are kept.
 *
 * @param keyFile         file with the keys that encrypt signing secrets, {@code LATCHKEY_WEBHOOK_KEY_FILE}
 * @param keys            the keys themselves, where a file is not at hand, {@code LATCHKEY_WEBHOOK_KEYS}
 * @param rotationOverlap how long a replaced secret goes on signing beside its successor
 * @param atMost          how many subscriptions a tenant may have
 */
@ConfigurationProperties("latchkey.subscription")
record SubscriptionSettings(
        @DefaultValue("") String keyFile,
        @DefaultValue("") String keys,
        @DefaultValue("24h") Duration rotationOverlap,
        @DefaultValue("50") int atMost) {
    SubscriptionSettings {
        if (rotationOverlap.isNegative()) {
            throw new IllegalArgumentException(
                    "latchkey.subscription.rotation-overlap: " + rotationOverlap + " (expected: >= PT0S)");
        }
    }

    /** Never the keys. */
    @Override
    public String toString() {
        return "SubscriptionSettings[" + keyFile + "]";
    }
}
