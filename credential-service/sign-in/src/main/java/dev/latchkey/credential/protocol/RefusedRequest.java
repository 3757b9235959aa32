package dev.latchkey.credential.protocol;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.springframework.http.HttpStatus;

/**
 * Stands for a request of which nothing further is read; it is answered in its turn, and is the last.
 *
 * @param path that was asked for; that of no front door where it could not be read
 */
record RefusedRequest(HttpStatus status, MalformedKind kind, String path, String detail) {
    /** One that could not be decoded. */
    static RefusedRequest undecodable(FullHttpRequest request) {
        String path = RequestTarget.of(request.uri()).path();
        return switch (request.decoderResult().cause()) {
            case TooLongHttpLineException line ->
                new RefusedRequest(
                        HttpStatus.URI_TOO_LONG, MalformedKind.LINE_TOO_LONG, "", "The request line is too long.");
            case TooLongHttpHeaderException header ->
                new RefusedRequest(
                        HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                        MalformedKind.HEAD_TOO_LARGE,
                        path,
                        "The headers are too large.");
            default ->
                new RefusedRequest(HttpStatus.BAD_REQUEST, MalformedKind.NOT_HTTP, path, "This is not HTTP/1.1.");
        };
    }
}
