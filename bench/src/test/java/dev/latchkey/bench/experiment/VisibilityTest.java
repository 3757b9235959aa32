package dev.latchkey.bench.experiment;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class VisibilityTest {

    @Test
    void findsTheIdInAnAnswer() {
        var answer =
                ByteBuffer.wrap("HTTP/1.1 200 OK\r\n\r\n{\"result\":\"accepted\",\"id\":\"0198-x\",\"tenant\":\"a\"}"
                        .getBytes(US_ASCII));
        assertThat(Visibility.id(answer)).contains("0198-x");
        assertThat(answer.position()).isZero();
    }

    @Test
    void findsNoneWhereThereIsNone() {
        assertThat(Visibility.id(ByteBuffer.wrap("HTTP/1.1 503\r\n\r\n".getBytes(US_ASCII))))
                .isEmpty();
    }
}
