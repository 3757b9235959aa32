package dev.latchkey.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Simple binds of LDAPv3 (RFC 4511, 4.2), one after the other on a connection that is kept. Every message has the id 1:
 * there never are two under way.
 */
public final class LdapWire implements Wire {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int ENUMERATED = 0x0a;
    private static final int BIND_REQUEST = 0x60;
    private static final int BIND_RESPONSE = 0x61;
    private static final int SIMPLE = 0x80;

    private final List<byte[]> questions = new ArrayList<>();

    /** One more bind. */
    public LdapWire with(String name, String password) {
        byte[] bind = element(
                BIND_REQUEST,
                element(INTEGER, new byte[] {3}),
                element(OCTETS, name.getBytes(UTF_8)),
                element(SIMPLE, password.getBytes(UTF_8)));
        questions.add(element(SEQUENCE, element(INTEGER, new byte[] {1}), bind));
        return this;
    }

    private static byte[] element(int tag, byte[]... contents) {
        var content = new ByteArrayOutputStream();
        for (byte[] each : contents) {
            content.writeBytes(each);
        }
        if (content.size() > 127) {
            throw new IllegalArgumentException("element of " + content.size() + " bytes (expected: at most 127)");
        }
        var all = new ByteArrayOutputStream();
        all.write(tag);
        all.write(content.size());
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    @Override
    public int questions() {
        return questions.size();
    }

    @Override
    public ByteBuffer question(int number) {
        return ByteBuffer.wrap(questions.get(number));
    }

    @Override
    public Answer read(ByteBuffer received) throws IOException {
        int start = received.position();
        if (received.remaining() < 2) {
            return Answer.UNFINISHED;
        }
        if (received.get(start) != SEQUENCE || received.get(start + 1) < 0) {
            throw new IOException("not the short answer that a bind has");
        }
        int end = start + 2 + received.get(start + 1);
        if (end > received.limit()) {
            return Answer.UNFINISHED;
        }
        received.position(end);
        return accepted(received, start + 2) ? Answer.ACCEPTED : Answer.NOT_ACCEPTED;
    }

    /** {@code 02 01 <id>  61 <length>  0a 01 <result code, 0 is success>}. */
    private static boolean accepted(ByteBuffer received, int at) {
        return received.get(at) == INTEGER
                && received.get(at + 3) == BIND_RESPONSE
                && received.get(at + 5) == ENUMERATED
                && received.get(at + 7) == 0;
    }
}
