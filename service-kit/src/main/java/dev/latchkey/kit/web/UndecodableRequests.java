package dev.latchkey.kit.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.util.ReferenceCountUtil;
import org.springframework.http.MediaType;

/** Gives a body to the answers with which Reactor Netty turns requests away that it cannot decode. */
@Sharable
final class UndecodableRequests extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message instanceof FullHttpResponse bare ? told(bare) : message, promise);
    }

    private static FullHttpResponse told(FullHttpResponse response) {
        return response.content().isReadable() || response.headers().contains(HttpHeaderNames.CONTENT_TYPE)
                ? response
                : PlainProblemResponses.of(response.status())
                        .map(problem -> told(response, problem))
                        .orElse(response);
    }

    private static FullHttpResponse told(FullHttpResponse response, byte[] problem) {
        FullHttpResponse told = response.replace(Unpooled.wrappedBuffer(problem));
        told.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(HttpHeaderNames.CONTENT_LENGTH, problem.length);
        ReferenceCountUtil.release(response);
        return told;
    }
}
