package dev.latchkey.notifier.channel;

import dev.latchkey.kit.client.AddressGuard;
import dev.latchkey.kit.client.DestinationRefusedException;
import dev.latchkey.kit.client.PinnedAddress;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Sends webhooks as Standard Webhooks has them: signed, only 2xx is success, no redirects are followed, 410 means never
 * again, and a busy receiver's {@code Retry-After} is heard.
 */
public final class WebhookChannel {
    private static final int GONE = 410;
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

    private final AddressGuard guard;
    private final Clock clock;
    private final Duration timeout;
    private final HttpClient http;

    WebhookChannel(AddressGuard guard, Clock clock, WebhookSettings settings) {
        this.guard = guard;
        this.clock = clock;
        this.timeout = settings.timeout();
        // No pool: a pooled connection may lead to an address that was checked for another name.
        this.http = HttpClient.newConnection()
                .followRedirect(false)
                .disableRetry(true)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis()));
    }

    /** One attempt; never fails, but has an outcome. */
    public Mono<DeliveryOutcome> send(WebhookCall call) {
        return guard.admit(call.url())
                .flatMap(address -> post(call, address))
                .timeout(timeout)
                .onErrorResume(failure -> Mono.just(DeliveryOutcome.Failed.because(words(failure))));
    }

    private Mono<DeliveryOutcome> post(WebhookCall call, InetAddress address) {
        return Mono.using(() -> new PinnedAddress(address), pinned -> post(call, pinned), PinnedAddress::close);
    }

    private Mono<DeliveryOutcome> post(WebhookCall call, PinnedAddress pinned) {
        Instant now = clock.instant();
        byte[] body = call.body().getBytes(StandardCharsets.UTF_8);
        return http.resolver(pinned)
                // With its length: receivers as simple as a WSGI application read nothing of a chunked body.
                .headers(headers -> headers.set("Content-Type", "application/json")
                        .set("Content-Length", body.length)
                        .set("User-Agent", "Latchkey-Webhooks/1")
                        .set("webhook-id", call.id())
                        .set("webhook-timestamp", Long.toString(now.getEpochSecond()))
                        .set("webhook-signature", WebhookSignature.of(call.id(), now, call.body(), call.secrets())))
                .post()
                .uri(call.url())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .response()
                .map(this::outcome);
    }

    private DeliveryOutcome outcome(HttpClientResponse response) {
        int status = response.status().code();
        if (status >= 200 && status < 300) {
            return new DeliveryOutcome.Delivered();
        }
        String error = "HTTP " + status;
        if (status == GONE) {
            return new DeliveryOutcome.Gone(error);
        }
        String retryAfter = response.responseHeaders().get("Retry-After");
        return BUSY.contains(status) && retryAfter != null
                ? new DeliveryOutcome.Failed(error, RetryAfter.parse(retryAfter, clock.instant()))
                : DeliveryOutcome.Failed.because(error);
    }

    private String words(Throwable failure) {
        return switch (failure) {
            case DestinationRefusedException refused -> "not sent: the URL leads to " + refused.getMessage();
            case TimeoutException late -> "no answer within " + timeout;
            default -> SendFailure.words(failure);
        };
    }
}
