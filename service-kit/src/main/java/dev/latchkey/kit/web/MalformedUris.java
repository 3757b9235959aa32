package dev.latchkey.kit.web;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Gives a body to the answer of requests whose target is no URI, which Spring answers with 400 before anything of ours
 * runs.
 */
final class MalformedUris implements NettyServerCustomizer {
    private static final byte[] PROBLEM = """
        {"type":"about:blank","title":"Bad Request","status":400,\
        "detail":"The target of the request is no URI (RFC 3986)."}\
        """.getBytes(StandardCharsets.UTF_8);

    @Override
    public HttpServer apply(HttpServer server) {
        return server.mapHandle(MalformedUris::completed);
    }

    private static Mono<Void> completed(Mono<Void> handling, Connection connection) {
        return handling.then(Mono.defer(() -> connection instanceof HttpServerResponse response && isBare(response)
                ? problem(response)
                : Mono.empty()));
    }

    private static boolean isBare(HttpServerResponse response) {
        return !response.hasSentHeaders() && response.status().equals(HttpResponseStatus.BAD_REQUEST);
    }

    private static Mono<Void> problem(HttpServerResponse response) {
        return response.header(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .header(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(PROBLEM.length))
                .sendObject(Unpooled.wrappedBuffer(PROBLEM))
                .then();
    }
}
