package dev.latchkey.audit.entry;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bytes of an entry, as they are hashed: the event as it was received, in one unambiguous form that anybody can
 * build from the Kafka record. All numbers are big-endian.
 *
 * <pre>
 * "LKE1"                                    4 bytes, ASCII
 * uint16 number of headers
 *   for each: uint16 length, name (ASCII); uint32 length, value
 * uint32 length, value of the record
 * </pre>
 *
 * The headers are {@code content-type} and those that begin with {@code ce_}, in the byte order of their names; of a
 * repeated header the last.
 *
 * @param headers name to value
 * @param value   the event's data: JSON
 */
public record CanonicalEntry(SortedMap<String, byte[]> headers, byte[] value) {
    private static final byte[] MAGIC = "LKE1".getBytes(StandardCharsets.US_ASCII);

    /** Takes from a record's headers those that belong to the event. */
    public static CanonicalEntry of(Map<String, byte[]> recordHeaders, byte[] value) {
        TreeMap<String, byte[]> headers = new TreeMap<>();
        recordHeaders.forEach((name, bytes) -> {
            if (bytes != null && (name.startsWith("ce_") || name.equals("content-type"))) {
                headers.put(name, bytes);
            }
        });
        return new CanonicalEntry(headers, value);
    }

    /** The canonical bytes. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length + 512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeShort(headers.size());
            for (Map.Entry<String, byte[]> header : headers.entrySet()) {
                byte[] name = header.getKey().getBytes(StandardCharsets.UTF_8);
                out.writeShort(name.length);
                out.write(name);
                writeBlock(out, header.getValue());
            }
            writeBlock(out, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeBlock(DataOutputStream out, byte[] block) throws IOException {
        out.writeInt(block.length);
        out.write(block);
    }

    /**
     * Reads canonical bytes.
     *
     * @throws IllegalArgumentException where they are none
     */
    public static CanonicalEntry parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (!Arrays.equals(read(in, MAGIC.length), MAGIC)) {
            throw new IllegalArgumentException("entry: unknown form (expected: LKE1)");
        }
        try {
            return parse(in);
        } catch (BufferUnderflowException cutOff) {
            throw new IllegalArgumentException("entry: cut off", cutOff);
        }
    }

    private static CanonicalEntry parse(ByteBuffer in) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        for (int left = Short.toUnsignedInt(in.getShort()); left > 0; left--) {
            String name = new String(read(in, Short.toUnsignedInt(in.getShort())), StandardCharsets.UTF_8);
            headers.put(name, read(in, in.getInt()));
        }
        return of(headers, read(in, in.getInt()));
    }

    private static byte[] read(ByteBuffer in, int length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("entry: cut off");
        }
        byte[] block = new byte[length];
        in.get(block);
        return block;
    }

    /** A header as UTF-8 text, empty where it is absent. */
    public String header(String name) {
        byte[] bytes = headers.get(name);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
