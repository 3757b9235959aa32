package dev.latchkey.credential.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How nginx's mail module writes a login or secret into a header: space, {@code %} and bytes below 0x20 as
 * {@code %XX}, bytes from 0x80 as they are, {@code +} as it is.
 */
final class NginxText {
    private NginxText() {}

    /** The text, read as UTF-8; null where the header is absent or is not UTF-8. */
    static @Nullable String decode(@Nullable String header) {
        if (header == null) {
            return null;
        }
        byte[] raw = header.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int escaped = raw[i] == '%' && i + 2 < raw.length ? hex(raw[i + 1], raw[i + 2]) : -1;
            bytes.write(escaped < 0 ? raw[i] : escaped);
            i += escaped < 0 ? 0 : 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notText) {
            return null;
        }
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
