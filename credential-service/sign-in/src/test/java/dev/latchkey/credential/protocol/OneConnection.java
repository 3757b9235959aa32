package dev.latchkey.credential.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.springframework.util.unit.DataSize;

/** The bytes of a connection, without a socket. */
abstract class OneConnection {
    static final String ASK = "POST /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n";

    final Echo echo = new Echo();
    final EmbeddedChannel channel = open();

    EmbeddedChannel open() {
        return new OnLoopback(FrontDoorListener.handlers(
                DataSize.ofBytes(10), timeouts -> new DoorConnection(echo, timeouts, ReadyAnswers::new)));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    void send(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, ISO_8859_1));
        channel.runPendingTasks();
    }

    String received() {
        channel.runPendingTasks();
        StringBuilder text = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            text.append(part.toString(ISO_8859_1));
            part.release();
        }
        return text.toString();
    }

    /** Where the client sends no more. */
    void isClosedSoon() {
        isClosedSoon(channel);
    }

    static void isClosedSoon(EmbeddedChannel channel) {
        for (int looks = 0; looks < 2; looks++) {
            channel.advanceTimeBy(2, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
        assertThat(channel.isOpen()).isFalse();
    }

    /** Says what it was told, when it is told to. */
    static final class Echo implements RequestAnswers {
        final List<RefusedRequest> refused = new ArrayList<>();
        final Deque<CompletableFuture<DeferredResponse>> asked = new ArrayDeque<>();
        private final Deque<byte[]> bodies = new ArrayDeque<>();
        final List<String> told = new ArrayList<>();
        boolean answerAtOnce;

        @Override
        public CompletableFuture<DeferredResponse> refuse(RefusedRequest request, long arrived) {
            refused.add(request);
            return CompletableFuture.completedFuture(DoorResponse.problem(request.status(), request.detail()));
        }

        @Override
        public CompletableFuture<DeferredResponse> answer(String path, DoorRequest request) {
            if (answerAtOnce) {
                return CompletableFuture.completedFuture(DoorResponse.of(204));
            }
            asked.add(new CompletableFuture<>());
            bodies.add(request.body());
            return asked.getLast();
        }

        void answerAll(EmbeddedChannel channel) {
            while (!asked.isEmpty()) {
                byte[] body = bodies.remove();
                told.add(new String(body, ISO_8859_1));
                asked.remove().complete(new DoorResponse(200, Map.of(), body));
                channel.runPendingTasks();
            }
        }
    }

    static final class OnLoopback extends EmbeddedChannel {
        OnLoopback(ChannelHandler... handlers) {
            super(handlers);
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 50_000);
        }
    }
}
