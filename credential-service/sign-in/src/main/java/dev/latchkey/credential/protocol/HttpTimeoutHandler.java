package dev.latchkey.credential.protocol;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Closes a connection that sends a request too slowly, or none for too long. Runs on the connection's event loop. */
final class HttpTimeoutHandler extends ChannelInboundHandlerAdapter {
    private static final long LOOK_EVERY = 1;
    private static final long WITH_A_REQUEST = Duration.ofSeconds(10).toNanos();
    private static final long WITHOUT_ONE = Duration.ofMinutes(2).toNanos();

    private final LongSupplier nanoTime;
    private long since;
    /** Whoever connects has something to ask. */
    private boolean receiving = true;

    private boolean answering;
    private @Nullable Future<?> looks;

    HttpTimeoutHandler() {
        this(System::nanoTime);
    }

    HttpTimeoutHandler(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        looks = context.executor().scheduleAtFixedRate(() -> look(context), LOOK_EVERY, LOOK_EVERY, TimeUnit.SECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (!receiving) {
            receiving = true;
            since = nanoTime.getAsLong();
        }
        context.fireChannelRead(bytes);
    }

    /** A request has arrived whole, and waits for its answer. */
    void received() {
        receiving = false;
        answering = true;
    }

    /** Every request that has arrived is answered. */
    void answered() {
        answering = false;
        if (!receiving) {
            since = nanoTime.getAsLong();
        }
    }

    private void look(ChannelHandlerContext context) {
        long waited = nanoTime.getAsLong() - since;
        if (!answering && waited > (receiving ? WITH_A_REQUEST : WITHOUT_ONE)) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (looks != null) {
            looks.cancel(false);
        }
        context.fireChannelInactive();
    }
}
