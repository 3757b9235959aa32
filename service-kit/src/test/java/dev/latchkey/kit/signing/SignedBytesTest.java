package dev.latchkey.kit.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.EventType;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignedBytesTest {
    private static final Map<String, byte[]> HEADERS = Map.of(
            "ce_id", "1".getBytes(UTF_8),
            "ce_type", "t".getBytes(UTF_8),
            "ce_source", "/s".getBytes(UTF_8),
            "ce_time", "ü".getBytes(UTF_8),
            "ce_producer", "p".getBytes(UTF_8));

    /** As the AsyncAPI document says, for whoever verifies from outside. */
    @Test
    void areNetstringsInTheOrderOfTheDocument() {
        byte[] bytes = all(SignedBytes.of("topic", "a/b".getBytes(UTF_8), HEADERS::get, "{}".getBytes(UTF_8)));
        assertThat(new String(bytes, UTF_8))
                .isEqualTo("17:latchkey-event-v1,5:topic,3:a/b,1:1,1:t,2:/s,2:ü,1:p,0:,2:{},");
    }

    @Test
    void ofAttributesAreInTheOrderOfTheDocumentToo() {
        Map<String, byte[]> headers = new HashMap<>(HEADERS);
        headers.put("ce_tenant", "acme".getBytes(UTF_8));
        headers.put("latchkey_result", "refused".getBytes(UTF_8));
        headers.put("latchkey_login", "ü".getBytes(UTF_8));
        byte[] bytes = all(SignedBytes.ofAttributes(EventType.SIGN_IN_RECORDED, "a/b".getBytes(UTF_8), headers::get));
        assertThat(new String(bytes, UTF_8))
                .isEqualTo("22:latchkey-attributes-v1,17:latchkey.sign-ins,3:a/b,1:1,1:t,2:/s,2:ü,1:p,0:,4:acme,"
                        + "7:refused,0:,0:,2:ü,0:,0:,0:,0:,");
    }

    @Test
    void letNoPartRunIntoTheNext() {
        byte[] one = all(SignedBytes.of("t", "ab".getBytes(UTF_8), name -> null, "c".getBytes(UTF_8)));
        byte[] other = all(SignedBytes.of("ta", "b".getBytes(UTF_8), name -> null, "c".getBytes(UTF_8)));
        byte[] third = all(SignedBytes.of("t", "a".getBytes(UTF_8), name -> null, "bc".getBytes(UTF_8)));
        assertThat(one).isNotEqualTo(other).isNotEqualTo(third);
        assertThat(other).isNotEqualTo(third);
    }

    /** A length that has four digits. */
    @Test
    void countLongValuesToo() {
        byte[] bytes =
                all(SignedBytes.of("t", null, name -> null, "x".repeat(1234).getBytes(UTF_8)));
        assertThat(new String(bytes, UTF_8)).endsWith(",0:,1234:" + "x".repeat(1234) + ",");
    }

    private static byte[] all(SignedContent content) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        content.giveTo(all::writeBytes);
        return all.toByteArray();
    }
}
