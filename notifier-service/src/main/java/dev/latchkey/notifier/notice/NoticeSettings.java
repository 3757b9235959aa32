package dev.latchkey.notifier.notice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How owners are told.
 *
 * @param baseUrl    where owners reach this service, {@code LATCHKEY_NOTICE_BASE_URL}; empty: mails have no link
 * @param againAfter from the first mail to the second, {@code LATCHKEY_NOTICE_AGAIN_AFTER}
 * @param linkFor    how long a link works, and a mail is tried to be sent, {@code LATCHKEY_NOTICE_LINK_FOR}
 * @param retryAfter from a mail that was not accepted to the next attempt, {@code LATCHKEY_NOTICE_RETRY_AFTER}
 * @param poll       how often is looked for what is due, {@code LATCHKEY_NOTICE_POLL}
 */
@ConfigurationProperties("latchkey.notice")
record NoticeSettings(
        @DefaultValue("") String baseUrl,
        @DefaultValue("10m") Duration againAfter,
        @DefaultValue("7d") Duration linkFor,
        @DefaultValue("30s") Duration retryAfter,
        @DefaultValue("1s") Duration poll) {
    NoticeSettings {
        positive("again-after", againAfter);
        positive("link-for", linkFor);
        positive("retry-after", retryAfter);
        positive("poll", poll);
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("latchkey.notice." + name + ": " + value + " (expected: > PT0S)");
        }
    }
}
