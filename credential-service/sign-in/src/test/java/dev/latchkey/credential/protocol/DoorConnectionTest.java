package dev.latchkey.credential.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
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
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** The bytes of a connection, without a socket. */
class DoorConnectionTest {
    private static final String ASK = "POST /v1/echo HTTP/1.1\r\nContent-Length: 1\r\n\r\n";

    private final Echo echo = new Echo();
    private final EmbeddedChannel channel = open();

    private EmbeddedChannel open() {
        HttpTimeoutHandler timeouts = new HttpTimeoutHandler();
        return new OnLoopback(
                timeouts,
                new HttpServerCodec(),
                new RequestAggregator(DataSize.ofBytes(10)),
                new DoorConnection(echo::answer, timeouts));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void send(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, ISO_8859_1));
        channel.runPendingTasks();
    }

    private String received() {
        channel.runPendingTasks();
        StringBuilder text = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            text.append(part.toString(ISO_8859_1));
            part.release();
        }
        return text.toString();
    }

    private void isClosedSoon() {
        channel.advanceTimeBy(1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() {
        send(ASK + "1" + ASK + "2" + ASK + "3");
        assertThat(echo.asked).as("one at a time").hasSize(1);
        echo.answerAll(channel);
        assertThat(received().replaceAll("(?s)HTTP/1.1 200.*?\r\n\r\n", "")).isEqualTo("123");
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void stopsReadingFromWhoAsksWithoutWaiting() {
        send((ASK + "1").repeat(20));
        assertThat(channel.config().isAutoRead()).isFalse();
        echo.answerAll(channel);
        assertThat(received().split("HTTP/1.1 200", -1)).hasSize(21);
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void closesWhereTheClientWantsItClosed() {
        send("POST /v1/echo HTTP/1.1\r\nConnection: close\r\nContent-Length: 1\r\n\r\n1");
        echo.answerAll(channel);
        assertThat(received()).startsWith("HTTP/1.1 200").contains("close");
        isClosedSoon();
    }

    @Test
    void answersWhatIsTooLargeInItsTurnAndNothingBehindIt() {
        send(ASK + "1" + "POST /v1/echo HTTP/1.1\r\nContent-Length: 11\r\n\r\n12345678901" + ASK + "2");
        assertThat(received()).isEmpty();
        echo.answerAll(channel);
        assertThat(received()).startsWith("HTTP/1.1 200").contains("HTTP/1.1 413");
        assertThat(echo.told).containsExactly("1");
        isClosedSoon();
    }

    @Test
    void answersWhatIsNoHttpAndClosesTheConnection() {
        send("NONSENSE\r\n\r\n");
        assertThat(received()).startsWith("HTTP/1.1 400").contains("application/problem+json");
        isClosedSoon();
    }

    @Test
    void letsAnAnswerGoOutBeforeItEnds() {
        send(ASK + "1");
        channel.pipeline().fireUserEventTriggered(DoorConnection.END);
        assertThat(channel.isOpen()).isTrue();
        echo.answerAll(channel);
        assertThat(received()).startsWith("HTTP/1.1 200").endsWith("1");
        isClosedSoon();
    }

    @Test
    void endsAtOnceWhereNobodyWaits() {
        channel.pipeline().fireUserEventTriggered(DoorConnection.END);
        assertThat(channel.isOpen()).isFalse();
    }

    /** The thread that brings an outcome about is the one that sends every event: it has no time for this. */
    @Test
    void encodesOnItsEventLoop() throws InterruptedException {
        AtomicReference<Thread> encoding = new AtomicReference<>();
        send(ASK + "1");
        DeferredResponse deferred = () -> {
            encoding.set(Thread.currentThread());
            return DoorResponse.of(204);
        };
        Thread sender = new Thread(() -> echo.asked.remove().complete(deferred));
        sender.start();
        sender.join();
        assertThat(encoding).hasNullValue();
        assertThat(received()).startsWith("HTTP/1.1 204");
        assertThat(encoding).hasValue(Thread.currentThread());
    }

    /** Says what it was told, when it is told to. */
    private static final class Echo {
        private final Deque<CompletableFuture<DeferredResponse>> asked = new ArrayDeque<>();
        private final Deque<byte[]> bodies = new ArrayDeque<>();
        private final List<String> told = new ArrayList<>();

        CompletableFuture<DeferredResponse> answer(String path, DoorRequest request) {
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

    private static final class OnLoopback extends EmbeddedChannel {
        OnLoopback(ChannelHandler... handlers) {
            super(handlers);
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 50_000);
        }
    }
}
