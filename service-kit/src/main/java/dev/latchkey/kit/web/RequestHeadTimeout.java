package dev.latchkey.kit.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which a request begins and its headers do not end in time. Reactor Netty's own limits start
 * behind the headers, and take each byte for a sign of life. Runs on the connection's event loop.
 */
final class RequestHeadTimeout extends ChannelInboundHandlerAdapter {
    private final Duration within;
    private boolean body;
    private @Nullable Future<?> end;

    RequestHeadTimeout(Duration within) {
        this.within = within;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (!body && end == null) {
            end = context.executor().schedule(() -> context.close(), within.toMillis(), TimeUnit.MILLISECONDS);
        }
        context.fireChannelRead(bytes);
    }

    /** The headers of a request have ended. */
    void headEnded() {
        body = true;
        cancel();
    }

    /** The request has ended: what comes next begins another. */
    void requestEnded() {
        body = false;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancel();
        context.fireChannelInactive();
    }

    private void cancel() {
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }
}
