package dev.latchkey.credential.throttle;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much failing is put up with.
 *
 * @param freeFailures   of an account from one source, before it has to wait
 * @param freeFromSource of one source altogether, before it has to wait
 * @param firstWait      the first wait; each further failure doubles it
 * @param longestWait    where the doubling ends
 * @param accountBudget  failures of an account in {@code window} from unfamiliar networks; NIST SP 800-63B: at most 100
 * @param window         how long a failure counts
 */
@ConfigurationProperties("latchkey.throttle")
record ThrottleSettings(
        @DefaultValue("3") int freeFailures,
        @DefaultValue("30") int freeFromSource,
        @DefaultValue("1s") Duration firstWait,
        @DefaultValue("1h") Duration longestWait,
        @DefaultValue("100") int accountBudget,
        @DefaultValue("1h") Duration window) {
    ThrottleSettings {
        if (accountBudget > 100) {
            throw new IllegalArgumentException(
                    "latchkey.throttle.account-budget: " + accountBudget + " (expected: at most 100)");
        }
    }
}
