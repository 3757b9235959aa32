package dev.latchkey.kit.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import java.util.Optional;

/** Problem details (RFC 9457) of requests that are refused before anything of ours sees them. */
final class PlainProblemResponses {
    private static final Map<HttpResponseStatus, String> DETAILS = Map.of(
            HttpResponseStatus.BAD_REQUEST, "The request is malformed, or its target is no URI (RFC 3986).",
            HttpResponseStatus.REQUEST_URI_TOO_LONG, "The target of the request is too long.",
            HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers of the request are too large.",
            HttpResponseStatus.NOT_IMPLEMENTED, "The body has a transfer coding that is not known here.",
            HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "This is HTTP/1.1.",
            HttpResponseStatus.REQUEST_TIMEOUT, "The request did not arrive in time.");

    private PlainProblemResponses() {}

    /** What is said beside that status, where it is one of theirs. */
    static Optional<byte[]> of(HttpResponseStatus status) {
        return Optional.ofNullable(DETAILS.get(status))
                .map(detail -> "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(status.reasonPhrase(), status.code(), detail)
                        .getBytes(UTF_8));
    }
}
