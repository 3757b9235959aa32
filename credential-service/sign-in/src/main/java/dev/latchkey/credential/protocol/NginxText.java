package dev.latchkey.credential.protocol;

import dev.latchkey.credential.secret.PresentedSecret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How nginx's mail module writes a login or secret into a header: space, {@code %} and bytes below 0x20 as
 * {@code %XX}, bytes from 0x80 as they are, {@code +} as it is.
 */
final class NginxText {
    private NginxText() {}

    /** What is meant by a header, as text; what is no UTF-8 in it is replaced by U+FFFD. */
    static String decode(String header) {
        return new String(bytes(header), StandardCharsets.UTF_8);
    }

    /** What is meant by a header that holds a secret. */
    static PresentedSecret secret(String header) {
        byte[] bytes = bytes(header);
        PresentedSecret secret = PresentedSecret.utf8(bytes);
        Arrays.fill(bytes, (byte) 0);
        return secret;
    }

    private static byte[] bytes(String header) {
        byte[] raw = header.getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = new byte[raw.length];
        int count = 0;
        for (int i = 0; i < raw.length; i++) {
            int escaped = raw[i] == '%' && i + 2 < raw.length ? hex(raw[i + 1], raw[i + 2]) : -1;
            bytes[count++] = escaped < 0 ? raw[i] : (byte) escaped;
            i += escaped < 0 ? 0 : 2;
        }
        byte[] meant = Arrays.copyOf(bytes, count);
        Arrays.fill(raw, (byte) 0);
        Arrays.fill(bytes, (byte) 0);
        return meant;
    }

    /** The text as UTF-8 bytes, one character each, which is how headers are written; nginx takes it as it is. */
    static String encode(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static int hex(byte high, byte low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h << 4 | l;
    }
}
