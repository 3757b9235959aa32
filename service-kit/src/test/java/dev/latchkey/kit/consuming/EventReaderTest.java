package dev.latchkey.kit.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.events.EventJson;
import dev.latchkey.kit.Facts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private final Map<String, String> headers = new HashMap<>(Map.of(
            "ce_specversion", "1.0",
            "ce_type", "dev.latchkey.app-password.revoked.v1",
            "ce_source", "/latchkey/test-service",
            "ce_id", "01936d2e-0000-7000-8000-000000000001",
            "ce_time", "2026-11-20T12:00:00Z",
            "ce_producer", "test-service/one/x",
            "ce_producersequence", "1"));
    private byte[] value = EventJson.write(Facts.revoked("ada", "c"));

    @Test
    void readsAnEvent() {
        assertThat(EventReader.read(record()).event()).isEqualTo(Facts.revoked("ada", "c"));
    }

    /** The type names the schema too: whoever sends events need not say it twice. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"https://latchkey.dev/schemas/app-password.revoked.v1.json", "https://elsewhere.example/"})
    void readsAnEventWhateverSchemaItNamesOrNone(@Nullable String dataSchema) {
        if (dataSchema != null) {
            headers.put("ce_dataschema", dataSchema);
        }
        assertThat(EventReader.read(record()).event()).isEqualTo(Facts.revoked("ada", "c"));
    }

    @ParameterizedTest
    @CsvSource({
        "ce_producersequence, 0, badHeader",
        "ce_producersequence, -1, badHeader",
        "ce_producersequence, one, badHeader",
        "ce_producersequence, 9223372036854775808, badHeader",
        "ce_id, 7, badHeader",
        "ce_time, yesterday, badHeader",
        "ce_specversion, 2.0, badHeader",
        "ce_type, dev.latchkey.unheard-of.v1, unknownType"
    })
    void callsABadHeaderPoison(String name, String bad, String reason) {
        headers.put(name, bad);
        assertPoison(reason);
    }

    @ParameterizedTest
    @CsvSource({"ce_type", "ce_id", "ce_source", "ce_time", "ce_producer", "ce_producersequence"})
    void callsAMissingHeaderPoison(String name) {
        headers.remove(name);
        assertPoison("missingHeader");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{", "null", "[]", "{\"tenant\":\"acme\"}", "{\"tenant\":7,\"by\":[]}", "''"})
    void callsUnreadableDataPoison(String json) {
        value = json.getBytes(UTF_8);
        assertPoison("unreadableData");
    }

    @Test
    void callsDeeplyNestedDataPoison() {
        value = "[".repeat(100_000).getBytes(UTF_8);
        assertPoison("unreadableData");
    }

    private void assertPoison(String reason) {
        assertThatThrownBy(() -> EventReader.read(record()))
                .isInstanceOfSatisfying(
                        PoisonEventException.class,
                        poison -> assertThat(poison.reason()).isEqualTo(reason));
    }

    private RawRecord record() {
        Map<String, byte[]> bytes = new HashMap<>();
        headers.forEach((name, text) -> bytes.put(name, text.getBytes(UTF_8)));
        return new RawRecord("latchkey.credentials", 0, 0, null, value, bytes);
    }
}
