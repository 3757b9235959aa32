package dev.latchkey.credential.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NginxTextTest {
    /** As ngx_mail_auth_http_escape does. */
    private static String asNginxDoes(byte[] raw) {
        StringBuilder header = new StringBuilder();
        for (byte each : raw) {
            int value = each & 0xFF;
            if (value < 0x20 || value == ' ' || value == '%') {
                header.append("%%%02X".formatted(value));
            } else {
                header.append((char) value);
            }
        }
        return header.toString();
    }

    @Property
    void readsWhatNginxWrites(@ForAll String text) {
        // Half a character has no bytes of its own.
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(NginxText.decode(asNginxDoes(whole.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(whole);
        assertThat(NginxText.secret(asNginxDoes(whole.getBytes(StandardCharsets.UTF_8)))
                        .length())
                .isEqualTo(whole.length());
    }

    @Test
    void leavesPlusAndLonelyPercentAlone() {
        assertThat(NginxText.decode("a+b%zz%4")).isEqualTo("a+b%zz%4");
        assertThat(NginxText.decode("%25")).isEqualTo("%");
        assertThat(NginxText.decode("100%2")).isEqualTo("100%2");
    }

    @Test
    void tellsBytesThatAreNoText() {
        assertThat(NginxText.decode("j\u00FCrgen")).isEqualTo("j\uFFFDrgen");
        assertThat(NginxText.decode("")).isEmpty();
        assertThat(NginxText.secret("M\u00FCller").isReadable()).isFalse();
        assertThat(NginxText.secret("M%C3%BCller").isReadable()).isTrue();
    }

    @Test
    void writesUtf8Bytes() {
        assertThat(NginxText.encode("\u00FC")).isEqualTo("\u00C3\u00BC");
        assertThat(NginxText.encode("anna@acme.example")).isEqualTo("anna@acme.example");
    }
}
