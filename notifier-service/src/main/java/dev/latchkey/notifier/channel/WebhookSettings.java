package dev.latchkey.notifier.channel;

import dev.latchkey.policy.network.Cidr;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are sent.
 *
 * @param timeout         for the whole exchange, {@code LATCHKEY_WEBHOOK_TIMEOUT}
 * @param connectTimeout  for finding and reaching the receiver
 * @param allowedNetworks CIDRs that receivers may be in although they are not public, {@code
 *                        LATCHKEY_WEBHOOK_ALLOWED_NETWORKS}; there, plain http is accepted too
 */
@ConfigurationProperties("latchkey.channel.webhook")
record WebhookSettings(
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue List<String> allowedNetworks) {
    WebhookSettings {
        if (!timeout.isPositive() || !connectTimeout.isPositive()) {
            throw new IllegalArgumentException("latchkey.channel.webhook: " + timeout + ", " + connectTimeout
                    + " (expected: timeout and connect-timeout > PT0S)");
        }
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** The allowed networks, read; fails naming the one that is none. */
    List<Cidr> networks() {
        return allowedNetworks.stream().map(String::strip).map(Cidr::parse).toList();
    }
}
