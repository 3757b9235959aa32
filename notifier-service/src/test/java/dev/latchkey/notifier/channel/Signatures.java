package dev.latchkey.notifier.channel;

import java.time.Instant;
import java.util.List;

/** What a receiver works out for itself before it believes a webhook. */
public final class Signatures {
    private Signatures() {}

    public static String of(String id, long timestamp, String body, String secret) {
        return WebhookSignature.of(id, Instant.ofEpochSecond(timestamp), body, List.of(SigningSecret.parse(secret)));
    }
}
