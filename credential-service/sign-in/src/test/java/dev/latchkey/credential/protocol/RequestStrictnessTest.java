package dev.latchkey.credential.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** No answer out of turn, and nothing read here that others read otherwise: the next request would be another one there. */
class RequestStrictnessTest extends OneConnection {
    private static String expecting(String expectation, int length) {
        return "POST /v1/echo HTTP/1.1\r\nHost: x\r\nExpect: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(expectation, length);
    }

    @Test
    void asksForABodyInItsTurn() {
        send(ASK + "1" + expecting("100-continue", 1));
        assertThat(received()).as("the first has not been answered").isEmpty();
        echo.answerAll(channel);
        assertThat(received()).matches("(?s)HTTP/1.1 200.*1HTTP/1.1 100 Continue\r\n\r\n");
        send("2" + ASK + "3");
        echo.answerAll(channel);
        assertThat(received().replaceAll("(?s)HTTP/1.1 200.*?\r\n\r\n", "")).isEqualTo("23");
        assertThat(channel.isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"417, 200-maybe, 1", "417, 'gzip, 100-continue', 1", "413, 100-continue, 11"})
    void refusesInItsTurnWhatItIsNotToExpect(int status, String expectation, int length) {
        send(ASK + "1" + expecting(expectation, length) + ASK + "2");
        assertThat(received()).as("the first has not been answered").isEmpty();
        echo.answerAll(channel);
        assertThat(received())
                .startsWith("HTTP/1.1 200")
                .contains("HTTP/1.1 " + status + " ")
                .doesNotContain("100 Continue");
        assertThat(echo.told).containsExactly("1");
        isClosedSoon();
    }

    /** Whatever was answered before, and however. */
    @Test
    void leavesTheBodyOutForHeadAlone() {
        String head = ASK.replace("POST", "HEAD");
        send(expecting("100-continue", 1) + "1" + head + "2" + ASK + "3");
        echo.answerAll(channel);
        assertThat(received().replaceAll("(?s)HTTP/1.1 (100|200).*?\r\n\r\n", ""))
                .isEqualTo("13");
        send(head + "4");
        echo.answerAll(channel);
        assertThat(received()).containsIgnoringCase("content-length: 1").endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "400, POST / HTTP/1.1~Content-Length: 1~~1",
        "400, GET / HTTP/1.1~Host: x~Host: x~~",
        "400, GET / HTTP/1.1~Host: x/y~~",
        "400, GET / HTTP/1.0~Host: x~Host: y~~",
        "505, GET / HTTP/1.2~Host: x~~",
        "505, GET / HTTP/2.0~Host: x~~",
        "505, GET / HTTP/0.9~Host: x~~",
        "400, GET / ICAP/1.0~Host: x~~",
        "400, POST / HTTP/1.1~Host: x~Transfer-Encoding: gzip~~1",
        "400, POST / HTTP/1.1~Host: x~Transfer-Encoding: identity~Content-Length: 1~~1",
        "400, 'POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked, gzip~~1~1~0~~'",
        "400, 'POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked, chunked~~1~1~0~~'",
        "400, POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked~Transfer-Encoding: chunked~~1~1~0~~",
        "400, POST / HTTP/1.1~Host: x~Transfer-Encoding: chunked~Content-Length: 1~~1~1~0~~",
        "400, POST / HTTP/1.0~Host: x~Transfer-Encoding: chunked~~1~1~0~~",
        "501, 'POST / HTTP/1.1~Host: x~Transfer-Encoding: gzip, chunked~~1~1~0~~'",
        "400, POST / HTTP/1.1~Host: x~Content-Length: 1~Content-Length: 2~~12",
        "400, POST / HTTP/1.1~Host: x~Content-Length: +1~~1",
    })
    void refusesWhatOthersWouldReadOtherwise(int status, String request) {
        send(ASK + "1" + request.replace("~", "\r\n") + ASK + "2");
        echo.answerAll(channel);
        assertThat(received())
                .startsWith("HTTP/1.1 200")
                .contains("HTTP/1.1 " + status + " ", "application/problem+json");
        assertThat(echo.told).as("nothing behind it").containsExactly("1");
        isClosedSoon();
    }

    @Test
    void takesWhatIsHttp() {
        send("POST / HTTP/1.1\r\nHost: [::1]:8091\r\nTransfer-Encoding: Chunked\r\n\r\n1\r\n1\r\n0\r\n\r\n");
        send("GET / HTTP/1.1\r\nHost:\r\n\r\n");
        send("GET / HTTP/1.0\r\n\r\n");
        echo.answerAll(channel);
        assertThat(received().split("HTTP/1.1 200", -1)).hasSize(4);
    }

    @Test
    void answersOnceWhereThereAreTooManyConnections() {
        EmbeddedChannel another = new OnLoopback(FrontDoorListener.handlers(
                DataSize.ofBytes(10), timeouts -> DoorConnection.once(echo, timeouts, ReadyAnswers::new)));
        another.writeInbound(Unpooled.copiedBuffer(ASK + "1" + ASK + "2", ISO_8859_1));
        echo.answerAll(another);
        assertThat(echo.told).containsExactly("1");
        ByteBuf head = another.readOutbound();
        assertThat(head.toString(ISO_8859_1)).startsWith("HTTP/1.1 200").containsIgnoringCase("connection: close");
        head.release();
        isClosedSoon(another);
        another.finishAndReleaseAll();
    }
}
