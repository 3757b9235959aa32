package dev.latchkey.kit.request;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A JSON answer that may take long. White space goes ahead of it every ten seconds, which means nothing before a value (RFC
 * 8259), so that nobody takes the connection for dead. What fails before the first of it is answered as a failure; later the
 * answer breaks off.
 */
public final class LongAnswer {
    /** Proxies give up after thirty seconds or more in which nothing came. */
    private static final Duration NEVER_SILENT_FOR = Duration.ofSeconds(10);

    private static final String MEANINGLESS = "\n";

    private LongAnswer() {}

    /** @param json all of it, once it is there */
    public static ResponseEntity<Flux<DataBuffer>> of(Mono<String> json) {
        return of(json, Mono.empty());
    }

    /** @param begun completes when there may be an answer: while the request is still being read, nobody expects one */
    public static ResponseEntity<Flux<DataBuffer>> of(Mono<String> json, Mono<Void> begun) {
        Flux<Long> ticks = begun.thenMany(Flux.defer(() -> Flux.interval(NEVER_SILENT_FOR)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(text(json, ticks).map(LongAnswer::buffer));
    }

    static Flux<String> text(Mono<String> json, Flux<?> ticks) {
        return json.flux()
                .publish(answer -> Flux.merge(
                        ticks.onBackpressureDrop().map(tick -> MEANINGLESS).takeUntilOther(answer), answer));
    }

    private static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
