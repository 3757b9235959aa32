package dev.latchkey.credential.wire;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.ByteArrayOutputStream;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** Reads a request's body, up to a limit. */
final class Bodies {
    private static final byte[] NONE = {};

    private Bodies() {}

    static Mono<byte[]> read(HttpServerRequest request, long atMost) {
        String length = request.requestHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
        if (length != null && announced(length) > atMost) {
            return Mono.error(new TooLarge());
        }
        return request.receive()
                .asByteArray()
                .collect(ByteArrayOutputStream::new, (sum, part) -> append(sum, part, atMost))
                .map(ByteArrayOutputStream::toByteArray)
                .defaultIfEmpty(NONE);
    }

    private static long announced(String length) {
        try {
            return Long.parseLong(length.trim());
        } catch (NumberFormatException unreadable) {
            return Long.MAX_VALUE;
        }
    }

    private static void append(ByteArrayOutputStream sum, byte[] part, long atMost) {
        if (sum.size() + part.length > atMost) {
            throw new TooLarge();
        }
        sum.writeBytes(part);
    }

    /** The body is larger than it may be. */
    static final class TooLarge extends RuntimeException {
        TooLarge() {
            super(null, null, false, false);
        }
    }
}
