package dev.latchkey.credential.protocol;

import dev.latchkey.policy.network.IpAddress;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a front door. Its requests are answered one after the other, in their order (RFC 9112, section
 * 9.3.2); one that is no HTTP, or too large, is the last. Runs on the connection's event loop.
 */
final class DoorConnection extends ChannelInboundHandlerAdapter {
    /** Tells a connection that the listener is closing. */
    static final Object END = new Object();

    private static final Logger LOG = LoggerFactory.getLogger(DoorConnection.class);
    private static final int MOST_WAITING = 4;

    private final RequestAnswers answers;
    private final HttpTimeoutHandler timeouts;
    private final Function<Executor, ReadyAnswers> readyAt;
    private final Queue<Turn> waiting = new ArrayDeque<>();
    private @Nullable IpAddress peer;
    private @Nullable ReadyAnswers ready;
    private boolean busy;
    private boolean ending;
    private boolean finished;

    /** @param readyAt the answers on their way to an event loop */
    DoorConnection(RequestAnswers answers, HttpTimeoutHandler timeouts, Function<Executor, ReadyAnswers> readyAt) {
        this.answers = answers;
        this.timeouts = timeouts;
        this.readyAt = readyAt;
    }

    /** One that is closed after its first answer. */
    static DoorConnection once(
            RequestAnswers answers, HttpTimeoutHandler timeouts, Function<Executor, ReadyAnswers> readyAt) {
        DoorConnection connection = new DoorConnection(answers, timeouts, readyAt);
        connection.ending = true;
        return connection;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        peer = IpAddress.of(((InetSocketAddress) context.channel().remoteAddress()).getAddress());
        ready = readyAt.apply(context.executor());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (finished) {
            ReferenceCountUtil.release(message);
            return;
        }
        try {
            if (message != RequestHeadCheck.CONTINUE_EXPECTED) {
                timeouts.received();
            }
            waiting.add(turn(message));
            if (!busy) {
                next(context);
            } else if (waiting.size() >= MOST_WAITING) {
                context.channel().config().setAutoRead(false);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private Turn turn(Object message) {
        if (message == RequestHeadCheck.CONTINUE_EXPECTED) {
            return Turn.continued();
        }
        return switch (message) {
            case RefusedRequest refused -> last(refused);
            case FullHttpRequest http when http.decoderResult().isSuccess() -> asked(http);
            case FullHttpRequest http -> last(RefusedRequest.undecodable(http));
            default -> throw new IllegalStateException("not a request: " + message.getClass());
        };
    }

    private Turn last(RefusedRequest refused) {
        long arrived = System.nanoTime();
        return Turn.last(() -> answers.refuse(refused, arrived));
    }

    private Turn asked(FullHttpRequest http) {
        RequestTarget target = RequestTarget.of(http.uri());
        DoorRequest request = new DoorRequest(
                http.method().name(),
                target.query(),
                http.headers(),
                ByteBufUtil.getBytes(http.content()),
                Objects.requireNonNull(peer),
                System.nanoTime());
        return new Turn(
                HttpUtil.isKeepAlive(http) ? Turn.Then.GO_ON : Turn.Then.CLOSE,
                http.method().equals(HttpMethod.HEAD),
                () -> answers.answer(target.path(), request));
    }

    private void next(ChannelHandlerContext context) {
        Turn turn = waiting.poll();
        busy = turn != null;
        if (turn == null) {
            timeouts.answered();
            context.channel().config().setAutoRead(true);
            return;
        }
        // An answer comes from whatever thread has brought it about, and is encoded here; never within this call, or a
        // long queue of requests that are answered at once would be a deep stack.
        ReadyAnswers sending = Objects.requireNonNull(ready);
        turn.answer().get().thenAccept(reply -> sending.add(() -> send(context, reply, turn)));
    }

    /** One that cannot be sent ends its own connection, and no other one's answer. */
    private void send(ChannelHandlerContext context, DeferredResponse reply, Turn turn) {
        try {
            send(context, reply.encode(), turn);
        } catch (RuntimeException failure) {
            exceptionCaught(context, failure);
        }
    }

    private void send(ChannelHandlerContext context, DoorResponse reply, Turn turn) {
        FullHttpResponse response = reply.toHttp(turn.bodiless());
        switch (turn.then()) {
            case READ_ON -> goOn(context, response);
            case GO_ON -> {
                if (ending) {
                    close(context, response);
                } else {
                    goOn(context, response);
                }
            }
            case CLOSE -> close(context, response);
        }
    }

    private void goOn(ChannelHandlerContext context, FullHttpResponse response) {
        Objects.requireNonNull(ready).write(context, response);
        next(context);
    }

    private void close(ChannelHandlerContext context, FullHttpResponse response) {
        finished = true;
        response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        Objects.requireNonNull(ready).write(context, response).addListener(sent -> context.close());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == END) {
            ending = true;
            if (!busy) {
                context.close();
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        if (!(failure instanceof IOException)) {
            LOG.atError().setCause(failure).log("a front door's connection failed");
        }
        context.close();
    }
}
