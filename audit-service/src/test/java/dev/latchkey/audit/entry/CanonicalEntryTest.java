package dev.latchkey.audit.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalEntryTest {
    @Test
    void hasTheFormThatTheReadmeDescribes() {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put("content-type", "j".getBytes(UTF_8));
        headers.put("ce_b", "é".getBytes(UTF_8));
        headers.put("spring_something", "x".getBytes(UTF_8));
        headers.put("ce_a", new byte[0]);

        byte[] bytes = CanonicalEntry.of(headers, "{}".getBytes(UTF_8)).bytes();

        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("4c4b4531" + "0003"
                        + "0004" + "63655f61" + "00000000"
                        + "0004" + "63655f62" + "00000002" + "c3a9"
                        + "000c" + "636f6e74656e742d74797065" + "00000001" + "6a"
                        + "00000002" + "7b7d");
    }

    @Test
    void isReadAsItWasWritten() {
        CanonicalEntry entry = CanonicalEntry.of(Map.of("ce_id", "7".getBytes(UTF_8)), "{\"a\":1}".getBytes(UTF_8));

        CanonicalEntry read = CanonicalEntry.parse(entry.bytes());

        assertThat(read.header("ce_id")).isEqualTo("7");
        assertThat(read.header("ce_none")).isEmpty();
        assertThat(read.value()).isEqualTo(entry.value());
    }

    @Test
    void refusesWhatIsCutOff() {
        byte[] bytes = CanonicalEntry.of(Map.of(), new byte[] {1, 2, 3}).bytes();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalEntry.parse(Arrays.copyOf(bytes, bytes.length - 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalEntry.parse("nonsense".getBytes(UTF_8)));
    }
}
