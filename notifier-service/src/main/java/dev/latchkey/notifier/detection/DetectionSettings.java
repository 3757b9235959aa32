package dev.latchkey.notifier.detection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is an anomaly.
 *
 * @param alertEvery findings about the same subject within this are one alert
 * @param knownUses  how many pairs of credential and network are kept in memory
 */
@ConfigurationProperties("latchkey.detection")
record DetectionSettings(
        @DefaultValue("1h") Duration alertEvery,
        @DefaultValue("50000") int knownUses,
        @DefaultValue Spray spray,
        @DefaultValue Guessing guessing) {
    DetectionSettings {
        atLeast("alert-every", alertEvery.toSeconds(), 1);
        atLeast("known-uses", knownUses, 1);
    }

    /**
     * One source, many accounts.
     *
     * @param accounts           distinct accounts, at least
     * @param attempts           failed attempts, at least
     * @param attemptsPerAccount on average, at most
     */
    record Spray(
            @DefaultValue("30m") Duration window,
            @DefaultValue("15") int accounts,
            @DefaultValue("15") int attempts,
            @DefaultValue("8") int attemptsPerAccount) {
        Spray {
            atLeast("spray.window", window.toSeconds(), 1);
            atLeast("spray.accounts", accounts, 2);
            atLeast("spray.attempts", attempts, 2);
            atLeast("spray.attempts-per-account", attemptsPerAccount, 1);
        }
    }

    /**
     * One account, many secrets.
     *
     * @param secrets distinct wrong secrets, at least
     */
    record Guessing(
            @DefaultValue("10m") Duration window,
            @DefaultValue("10") int secrets) {
        Guessing {
            atLeast("guessing.window", window.toSeconds(), 1);
            atLeast("guessing.secrets", secrets, 3);
        }
    }

    private static void atLeast(String key, long given, long least) {
        if (given < least) {
            throw new IllegalArgumentException(
                    "latchkey.detection." + key + ": " + given + " (expected: >= " + least + ")");
        }
    }
}
