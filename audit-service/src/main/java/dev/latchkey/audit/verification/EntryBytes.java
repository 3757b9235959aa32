package dev.latchkey.audit.verification;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The canonical bytes of an entry, read as this module's README describes them. */
record EntryBytes(Map<String, String> headers, byte[] value) {
    static EntryBytes read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != 0x4C4B4531) {
                throw new IOException("not LKE1");
            }
            Map<String, String> headers = new HashMap<>();
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                String name = text(in, in.readUnsignedShort());
                headers.put(name, text(in, in.readInt()));
            }
            byte[] value = block(in, in.readInt());
            if (in.available() > 0) {
                throw new IOException("more than an entry");
            }
            return new EntryBytes(headers, value);
        }
    }

    private static String text(DataInputStream in, int length) throws IOException {
        return new String(block(in, length), StandardCharsets.UTF_8);
    }

    private static byte[] block(DataInputStream in, int length) throws IOException {
        if (length < 0 || length > in.available()) {
            throw new IOException("cut off");
        }
        return in.readNBytes(length);
    }
}
