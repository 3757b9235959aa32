package dev.latchkey.kit.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.events.EventType;
import java.util.HashMap;
import java.util.Map;

class EventReaderFuzzTest {
    /** The first byte chooses a type, the rest is the data. */
    @FuzzTest
    void readsAnEventOrCallsItPoison(byte[] data) {
        EventType[] types = EventType.values();
        String type = types[data.length == 0 ? 0 : Byte.toUnsignedInt(data[0]) % types.length].wireName();
        byte[] value = data.length < 2 ? new byte[0] : java.util.Arrays.copyOfRange(data, 1, data.length);
        read(headers(type, "0193496c-5f1a-7c3e-9d52-6a1f0b7e2c44", "2026-03-04T10:00:00Z", "1"), value);
    }

    /** Lines of header values: type, id, time, sequence. */
    @FuzzTest
    void readsHeadersOrCallsThemPoison(byte[] data) {
        String[] lines = new String(data, UTF_8).split("\n", -1);
        if (lines.length >= 4) {
            read(headers(lines[0], lines[1], lines[2], lines[3]), "{}".getBytes(UTF_8));
        }
    }

    private static void read(Map<String, byte[]> headers, byte[] value) {
        try {
            assertThat(EventReader.read(new RawRecord("latchkey.sign-ins", 0, 0, null, value, headers)))
                    .isNotNull();
        } catch (PoisonEventException poison) {
            assertThat(poison.getMessage()).hasSizeLessThan(400);
        }
    }

    private static Map<String, byte[]> headers(String type, String id, String time, String sequence) {
        Map<String, byte[]> headers = new HashMap<>();
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_type", type,
                        "ce_id", id,
                        "ce_source", "/latchkey/test",
                        "ce_time", time,
                        "ce_producer", "test/1/1",
                        "ce_producersequence", sequence)
                .forEach((name, text) -> headers.put(name, text.getBytes(UTF_8)));
        return headers;
    }
}
