package dev.latchkey.kit.web;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Gives a body to answers that come about before anything of ours runs: Reactor Netty's to what it cannot decode, and
 * Spring's to targets that are no URI.
 */
final class BareRefusals implements NettyServerCustomizer {
    private static final UndecodableRequests UNDECODABLE = new UndecodableRequests();

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, peer) ->
                        channel.pipeline().addAfter(NettyPipeline.HttpCodec, "latchkey.undecodable", UNDECODABLE))
                .mapHandle(BareRefusals::completed);
    }

    private static Mono<Void> completed(Mono<Void> handling, Connection connection) {
        return handling.then(Mono.defer(
                () -> connection instanceof HttpServerResponse response && !response.hasSentHeaders()
                        ? Mono.justOrEmpty(PlainProblemResponses.of(response.status()))
                                .flatMap(problem -> problem(response, problem))
                        : Mono.empty()));
    }

    private static Mono<Void> problem(HttpServerResponse response, byte[] problem) {
        return response.header(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .header(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(problem.length))
                .sendObject(Unpooled.wrappedBuffer(problem))
                .then();
    }
}
