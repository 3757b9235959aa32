package dev.latchkey.bench.load;

import static dev.latchkey.bench.load.Wire.Answer.ACCEPTED;
import static dev.latchkey.bench.load.Wire.Answer.NOT_ACCEPTED;
import static dev.latchkey.bench.load.Wire.Answer.TEMPORARY;
import static dev.latchkey.bench.load.Wire.Answer.UNFINISHED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpWireTest {
    private static final String ACCEPTANCE = answer("200 OK", "{\"result\":\"accepted\",\"id\":\"x\"}");

    private final Wire wire = new HttpWire("lkd_key", List.of("{\"login\":\"ö\"}"));

    @Test
    void countsTheBytesOfTheBody() {
        var question = UTF_8.decode(wire.question(0)).toString();
        assertThat(question).startsWith("POST /v1/sign-ins HTTP/1.1\r\n").contains("X-Latchkey-Door-Key: lkd_key\r\n");
        assertThat(question).contains("Content-Length: 14\r\n").endsWith("\r\n\r\n{\"login\":\"ö\"}");
    }

    @Test
    void makesAQuestionWhenItIsAsked() {
        var many = new HttpWire("lkd_key", Integer.MAX_VALUE, number -> "{\"login\":\"" + number + "\"}");

        assertThat(many.questions()).isEqualTo(Integer.MAX_VALUE);
        assertThat(UTF_8.decode(many.question(2_000_000)).toString()).endsWith("{\"login\":\"2000000\"}");
    }

    @Test
    void seesAnAcceptance() throws IOException {
        var received = bytes(ACCEPTANCE + "HTTP/1.1 2");
        assertThat(wire.read(received)).isEqualTo(ACCEPTED);
        assertThat(received.remaining()).isEqualTo("HTTP/1.1 2".length());
    }

    @Test
    void waitsForTheWholeAnswer() throws IOException {
        for (int length = 0; length < ACCEPTANCE.length(); length++) {
            var received = bytes(ACCEPTANCE.substring(0, length));
            assertThat(wire.read(received)).isEqualTo(UNFINISHED);
            assertThat(received.position()).isZero();
        }
    }

    @Test
    void takesNothingElseForAnAcceptance() throws IOException {
        assertThat(wire.read(bytes(answer("200 OK", "{\"result\":\"refused\",\"id\":\"x\"}"))))
                .isEqualTo(NOT_ACCEPTED);
        assertThat(wire.read(bytes(answer("200 OK", "")))).isEqualTo(NOT_ACCEPTED);
        assertThat(wire.read(bytes(answer("503 Service Unavailable", "{\"result\":\"accepted\"}"))))
                .isEqualTo(TEMPORARY);
    }

    @Test
    void failsWhereTheLengthIsNotKnown() {
        assertThatThrownBy(() -> wire.read(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")))
                .hasMessageContaining("without Content-Length");
    }

    private static String answer(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
