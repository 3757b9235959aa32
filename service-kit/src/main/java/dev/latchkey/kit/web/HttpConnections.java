package dev.latchkey.kit.web;

import io.netty.channel.ChannelPipeline;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** What every connection stands: time limits, requests that are no HTTP, and an answer before a request has ended. */
final class HttpConnections implements NettyServerCustomizer {
    private final ConnectionSettings limits;

    HttpConnections(ConnectionSettings limits) {
        this.limits = limits;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.idleTimeout(limits.idle())
                .readTimeout(limits.gap())
                .requestTimeout(limits.body())
                .doOnChannelInit((observer, channel, peer) -> handle(channel.pipeline()));
    }

    private void handle(ChannelPipeline pipeline) {
        RequestHeadTimeout timeout = new RequestHeadTimeout(limits.head());
        pipeline.addFirst("latchkey.lingering", new LingeringClose())
                .addBefore(NettyPipeline.HttpCodec, "latchkey.headTimeout", timeout)
                .addAfter(NettyPipeline.HttpCodec, "latchkey.malformed", new MalformedRequestHandler(timeout));
    }
}
