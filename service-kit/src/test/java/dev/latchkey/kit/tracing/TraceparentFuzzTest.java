package dev.latchkey.kit.tracing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class TraceparentFuzzTest {
    /** W3C Trace Context, level 1: what is read is written the same. */
    @FuzzTest
    void isReadOrLeftOut(byte[] data) {
        Traceparent.parse(new String(data, UTF_8))
                .ifPresent(
                        read -> assertThat(Traceparent.parse(read.toString())).contains(read));
    }
}
