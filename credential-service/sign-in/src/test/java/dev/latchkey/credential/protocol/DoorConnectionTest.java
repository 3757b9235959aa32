package dev.latchkey.credential.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes of a connection, without a socket. */
class DoorConnectionTest extends OneConnection {
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
        send("POST /v1/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1\r\n\r\n1");
        echo.answerAll(channel);
        assertThat(received()).startsWith("HTTP/1.1 200").contains("close");
        isClosedSoon();
    }

    @Test
    void answersWhatIsTooLargeInItsTurnAndNothingBehindIt() {
        send(ASK + "1" + "POST /v1/echo HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n12345678901" + ASK + "2");
        assertThat(received()).isEmpty();
        echo.answerAll(channel);
        assertThat(received()).startsWith("HTTP/1.1 200").contains("HTTP/1.1 413");
        assertThat(echo.told).containsExactly("1");
        isClosedSoon();
    }

    /** Closing with bytes unread would reset the connection, and the answers with it. */
    @Test
    void readsOnBehindTheLastAnswer() {
        send(ASK + "1" + ASK + "2" + ASK + "3" + ASK + "4" + "NONSENSE\r\n\r\n");
        assertThat(channel.config().isAutoRead()).as("enough are waiting").isFalse();
        echo.answerAll(channel);
        assertThat(received()).contains("HTTP/1.1 400");
        assertThat(channel.config().isAutoRead()).isTrue();
        ByteBuf more = Unpooled.wrappedBuffer(new byte[1_000]);
        channel.writeInbound(more);
        assertThat(more.refCnt()).isZero();
        assertThat(channel.isOpen()).isTrue();
        isClosedSoon();
    }

    @Test
    void readsOnBehindAnAnswerThatTheClientWantedToBeTheLast() {
        send("GET /v1/echo HTTP/1.0\r\n\r\n");
        echo.answerAll(channel);
        assertThat(received()).startsWith("HTTP/1.1 200");
        assertThat(channel.isOpen()).isTrue();
        isClosedSoon();
    }

    @Test
    void answersWhatIsNoHttpAndClosesTheConnection() {
        send("NONSENSE\r\n\r\n");
        assertThat(received()).startsWith("HTTP/1.1 400").contains("application/problem+json");
        isClosedSoon();
    }

    /** Whatever can be read of it is told, so that it can be counted. */
    @ParameterizedTest
    @CsvSource({
        "400, NOT_HTTP, /bad-request, NONSENSE~~",
        "414, LINE_TOO_LONG, '', GET /v1/echo?LARGE HTTP/1.1~Host: x~~",
        "431, HEAD_TOO_LARGE, /v1/echo, GET /v1/echo HTTP/1.1~Host: x~X: LARGE~~",
        "413, BODY_TOO_LARGE, /v1/echo, POST /v1/echo HTTP/1.1~Host: x~Content-Length: 11~~",
        "413, BODY_TOO_LARGE, /v1/echo, POST /v1/echo HTTP/1.1~Host: x~Transfer-Encoding: chunked~~b~12345678901~0~~",
        "400, HEAD, /v1/echo, POST /v1/echo HTTP/1.1~~",
        "505, HEAD, /v1/echo, GET /v1/echo HTTP/1.2~Host: x~~",
    })
    void tellsWhatIsWrongWithWhatItCannotRead(int status, MalformedKind kind, String path, String request) {
        send(request.replace("~", "\r\n").replace("LARGE", "x".repeat(40_000)));
        assertThat(received()).startsWith("HTTP/1.1 " + status);
        assertThat(echo.refused).singleElement().satisfies(refused -> {
            assertThat(refused.kind()).isEqualTo(kind);
            assertThat(refused.path()).isEqualTo(path);
        });
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

    @Test
    void flushesOnceWhatBecomesReadyTogether() {
        ReadyAnswersTest.Flushes flushes = new ReadyAnswersTest.Flushes();
        channel.pipeline().addFirst(flushes);
        send(ASK + "1" + ASK + "2" + ASK + "3");
        echo.answerAtOnce = true;
        echo.asked.remove().complete(DoorResponse.of(204));
        assertThat(received().split("HTTP/1.1 20", -1)).hasSize(4);
        assertThat(flushes.count).isEqualTo(1);
    }

    @Test
    void closesTheConnectionWhoseAnswerCannotBeSent() {
        send(ASK + "1");
        echo.asked.remove().complete(() -> {
            throw new IllegalStateException("cannot be encoded");
        });
        channel.runPendingTasks();
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
}
