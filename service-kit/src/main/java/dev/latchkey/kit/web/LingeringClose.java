package dev.latchkey.kit.web;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection so that its client can read the last answer (RFC 9112, section 9.6): the output ends, and what the
 * client is still sending is read and thrown away until it ends too. A socket that is closed while bytes of the client
 * are unread, or under way, is reset instead, and that throws away an answer which the client has not read yet. A client
 * that falls silent, or does not stop, is cut off. First of its pipeline; runs on the connection's event loop.
 */
public final class LingeringClose extends ChannelDuplexHandler {
    /** As much as the largest file that is taken. */
    private static final long AT_MOST = 64L << 20;

    private static final int LOOKS_AT_MOST = 5;
    private static final long SECONDS_BETWEEN = 2;

    private boolean answered;
    private boolean heard;
    private long thrownAway;
    private int looks;
    private @Nullable Future<?> looking;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        answered = true;
        context.write(message, promise);
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!answered || !context.channel().isActive()) {
            context.close(promise);
            return;
        }
        context.channel().closeFuture().addListener(closed -> promise.trySuccess());
        if (looking == null) {
            looking = context.executor()
                    .scheduleAtFixedRate(() -> look(context), SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
            readOn(context);
        }
    }

    private static void readOn(ChannelHandlerContext context) {
        if (context.channel() instanceof DuplexChannel channel) {
            channel.shutdownOutput();
        }
        context.channel().config().setAutoRead(true);
    }

    private void look(ChannelHandlerContext context) {
        looks++;
        if (!heard || looks == LOOKS_AT_MOST) {
            context.close();
        }
        heard = false;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (looking == null) {
            context.fireChannelRead(bytes);
            return;
        }
        heard = true;
        thrownAway += bytes instanceof ByteBuf piece ? piece.readableBytes() : 0;
        ReferenceCountUtil.release(bytes);
        if (thrownAway > AT_MOST) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (looking != null) {
            looking.cancel(false);
        }
        context.fireChannelInactive();
    }
}
