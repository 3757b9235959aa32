package dev.latchkey.kit.web;

import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;

/** A request whose body is taken in to its end, whether or not somebody reads it. */
final class DrainedRequest extends ServerHttpRequestDecorator {
    /** What is thrown away of one request, in bytes; a client that sends still more is cut off. */
    private static final long AT_MOST = 1 << 20;

    private final AtomicBoolean read = new AtomicBoolean();
    private final Sinks.Empty<Void> end = Sinks.empty();

    DrainedRequest(ServerHttpRequest request) {
        super(request);
    }

    boolean hasNoBody() {
        HttpHeaders headers = getHeaders();
        return headers.getContentLength() <= 0 && !headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(() -> {
            read.set(true);
            return super.getBody()
                    .transform(Operators.<DataBuffer, DataBuffer>liftPublisher(
                            (body, reader) -> new DrainingReader(reader, end, AT_MOST)));
        });
    }

    /** Completes when the body was taken in to its end, or is too long for that, or broke off. */
    Mono<Void> drain() {
        return Mono.defer(() -> {
            if (!waitsForLeave() && read.compareAndSet(false, true)) {
                super.getBody().subscribe(new DrainingReader(new Nobody(), end, AT_MOST));
            }
            return read.get() ? end.asMono() : Mono.empty();
        });
    }

    /** The client sends its body only once it is asked for: nothing is under way. */
    private boolean waitsForLeave() {
        return "100-continue".equalsIgnoreCase(getHeaders().getFirst(HttpHeaders.EXPECT));
    }

    /** Reads nothing. */
    private static final class Nobody extends BaseSubscriber<DataBuffer> {
        @Override
        protected void hookOnSubscribe(Subscription body) {
            body.cancel();
        }
    }
}
