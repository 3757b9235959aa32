package dev.latchkey.kit.web;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** What keeps a request from being read as HTTP/1.1 (RFC 9112). */
final class MalformedRequest {
    private MalformedRequest() {}

    /** The status that it is refused with; empty where it can be read. */
    static Optional<HttpResponseStatus> refusal(HttpRequest request) {
        return request.decoderResult().isFailure()
                ? Optional.of(undecoded(request.decoderResult().cause()))
                : decoded(request);
    }

    private static HttpResponseStatus undecoded(Throwable cause) {
        return switch (cause.getCause() == null ? cause : cause.getCause()) {
            case TooLongHttpLineException line -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
            case TooLongHttpHeaderException header -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            default -> HttpResponseStatus.BAD_REQUEST;
        };
    }

    private static Optional<HttpResponseStatus> decoded(HttpRequest request) {
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return Optional.of(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED);
        }
        if (!isCodingKnown(request.headers())) {
            return Optional.of(HttpResponseStatus.NOT_IMPLEMENTED);
        }
        return isReadable(version, request) ? Optional.empty() : Optional.of(HttpResponseStatus.BAD_REQUEST);
    }

    /** A body in another coding would be taken for the next request. */
    private static boolean isCodingKnown(HttpHeaders headers) {
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.isEmpty()
                || codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst());
    }

    private static boolean isReadable(HttpVersion version, HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        return hosts.isEmpty()
                ? version.equals(HttpVersion.HTTP_1_0) && isTarget("localhost", request.uri())
                : hosts.size() == 1 && isTarget(hosts.getFirst(), request.uri());
    }

    /** Spring would find out, too, and answer at once, on the event loop: see {@link EventLoopOffload}. */
    private static boolean isTarget(String host, String target) {
        boolean path = target.startsWith("/") || target.equals("*");
        try {
            URI uri = new URI(path ? "http://" + host + target.replaceFirst("^[*]$", "/") : target);
            return (path || uri.getHost() != null) && isVisibleAscii(target);
        } catch (URISyntaxException neither) {
            return false;
        }
    }

    private static boolean isVisibleAscii(String target) {
        return target.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}
