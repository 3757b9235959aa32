package dev.latchkey.notifier.channel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that takes our mail.
 *
 * @param host     {@code LATCHKEY_SMTP_HOST}; empty: mail is not set up
 * @param from     sender of all mail, {@code LATCHKEY_SMTP_FROM}
 * @param starttls true: mail is sent over TLS (RFC 3207) or not at all
 * @param timeout  for connecting, and for each answer
 */
@ConfigurationProperties("latchkey.channel.mail")
record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("25") int port,
        @DefaultValue("latchkey@localhost") String from,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("false") boolean starttls,
        @DefaultValue("10s") Duration timeout) {
    MailSettings {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("latchkey.channel.mail.port: " + port + " (expected: 1 to 65535)");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("latchkey.channel.mail.timeout: " + timeout + " (expected: > PT0S)");
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + "]";
    }
}
