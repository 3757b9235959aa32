package dev.latchkey.kit.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Answers a request that cannot be read as HTTP, once those before it are answered; it is the last of its connection.
 * Reactor Netty 1.3.6 answers the first of a connection only: a later one it takes for part of the one before, and its
 * client would wait for ever. Runs on the connection's event loop.
 */
final class MalformedRequestHandler extends ChannelDuplexHandler {
    private final RequestHeadTimeout timeout;
    private int unanswered;
    private @Nullable HttpResponseStatus refusal;
    private boolean refused;

    MalformedRequestHandler(RequestHeadTimeout timeout) {
        this.timeout = timeout;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && refusal == null) {
            timeout.headEnded();
            refusal = MalformedRequest.refusal(request).orElse(null);
            if (refusal == null) {
                unanswered++;
            }
        }
        if (refusal == null) {
            handOn(context, message);
        } else {
            ReferenceCountUtil.release(message);
            refuseInTurn(context);
        }
    }

    private void handOn(ChannelHandlerContext context, Object message) {
        if (message instanceof LastHttpContent) {
            timeout.requestEnded();
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message, promise);
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
            refuseInTurn(context);
        }
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    private void refuseInTurn(ChannelHandlerContext context) {
        HttpResponseStatus status = refusal;
        if (status != null && unanswered == 0 && !refused) {
            refused = true;
            context.writeAndFlush(response(status)).addListener(sent -> context.close());
        }
    }

    private static FullHttpResponse response(HttpResponseStatus status) {
        byte[] problem = PlainProblemResponses.of(status).orElse(new byte[0]);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(problem));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(HttpHeaderNames.CONTENT_LENGTH, problem.length)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }
}
