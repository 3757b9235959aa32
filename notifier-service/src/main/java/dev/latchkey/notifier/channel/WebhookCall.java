package dev.latchkey.notifier.channel;

import java.net.URI;
import java.util.List;

/**
 * One webhook to send.
 *
 * @param id      the same in every attempt, so that the receiver can tell a repetition
 * @param body    JSON, the same in every attempt
 * @param secrets all that sign; at least one
 */
public record WebhookCall(String id, URI url, String body, List<SigningSecret> secrets) {
    public WebhookCall {
        secrets = List.copyOf(secrets);
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("secrets: none (expected: at least one)");
        }
    }
}
