package dev.latchkey.kit.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HashMap;
import java.util.Map;

class DeadLetterFuzzTest {
    /** Lines: topic, partition, offset. A letter is some record again, whatever its headers say. */
    @FuzzTest
    void isARecordAgain(byte[] data) {
        String[] lines = new String(data, UTF_8).split("\n", -1);
        String[] names = {DeadLetters.TOPIC, DeadLetters.PARTITION, DeadLetters.OFFSET, "ce_id"};
        Map<String, byte[]> headers = new HashMap<>();
        for (int i = 0; i < Math.min(lines.length, names.length); i++) {
            headers.put(names[i], lines[i].getBytes(UTF_8));
        }
        RawRecord first = new RawRecord("t.dlt", 7, 8, null, data, headers).asFirstReceived();
        assertThat(first.topic()).isNotNull();
        assertThat(first.partition()).isNotNegative();
        assertThat(first.offset()).isNotNegative();
        assertThat(first.headers().keySet()).noneMatch(name -> name.startsWith(DeadLetters.PREFIX));
    }
}
