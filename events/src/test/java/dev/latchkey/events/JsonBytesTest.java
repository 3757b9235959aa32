package dev.latchkey.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class JsonBytesTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JsonBytes json = new JsonBytes(MAPPER);

    @Test
    void areThoseOfTheValueAloneWhateverWasWrittenBefore() {
        json.of(Map.of("first", "a value that is longer than the next"));
        assertThat(json.of(Map.of("second", 2))).asString(UTF_8).isEqualTo("{\"second\":2}");
        assertThat(json.of("third")).asString(UTF_8).isEqualTo("\"third\"");
    }

    @Test
    void haveNothingOfAValueThatCouldNotBeWritten() {
        assertThatThrownBy(() -> json.of(Map.of("before", new Broken()))).isInstanceOf(JacksonException.class);
        assertThat(json.of(Map.of("after", true))).asString(UTF_8).isEqualTo("{\"after\":true}");
    }

    @Test
    void areWholeWhereAValueIsLarge() {
        String large = "x".repeat(200_000);
        assertThat(json.of(large)).asString(UTF_8).isEqualTo('"' + large + '"');
        assertThat(json.of("small")).asString(UTF_8).isEqualTo("\"small\"");
    }

    /** A generator and its buffer for each value are several times as much. */
    @Test
    void areMostOfWhatIsAllocatedForAValue() {
        Map<String, String> value = Map.of("text", "x".repeat(300));
        int written = json.of(value).length;
        assertThat(allocatedFor(() -> json.of(value))).isBetween((long) written, written + 350L);
        assertThat(allocatedFor(() -> MAPPER.writeValueAsBytes(value))).isGreaterThan(written + 350L);
    }

    private static long allocatedFor(Runnable writing) {
        for (int first = 0; first < 100; first++) {
            writing.run();
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int each = 0; each < 100; each++) {
            writing.run();
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / 100;
    }

    /** As a value that somebody else has made may be. */
    private static final class Broken {
        public String getText() {
            throw new IllegalStateException("broken");
        }
    }
}
