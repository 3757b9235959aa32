package dev.latchkey.credential.upload;

import dev.latchkey.kit.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.springframework.http.HttpStatus;

/**
 * What is in a gzip stream (RFC 1952), to the end of its last member. The library's own takes what it happens to have at
 * hand for the end of the stream, and passes over what is behind it: here all is read, or a problem says that it is not.
 */
final class GunzipStream extends InputStream {
    /** Text of logs is packed to a fifth, or a fiftieth; what was made to be large, to a thousandth. */
    static final int MOST_TIMES = 250;

    private static final int ALWAYS = 1024 * 1024;
    private static final int DEFLATE = 8;
    private static final int RESERVED = 0xe0;
    private static final int HAS_SUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final long UNSIGNED = 0xffff_ffffL;

    private final InputStream packed;
    private final byte[] buffer = new byte[8192];
    /** Ended where all is read; where reading is given up, it goes with this object. */
    private final Inflater inflater = new Inflater(true);

    private final CRC32 sum = new CRC32();
    private int at;
    private int end;
    private long taken;
    private long given;
    private long members;
    private boolean within;

    GunzipStream(InputStream packed) {
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        while (length > 0 && (within || begin())) {
            int read = inflate(into, offset, length);
            if (read > 0) {
                sum.update(into, offset, read);
                return counted(read);
            }
            if (inflater.finished()) {
                finish();
            }
        }
        return length == 0 ? 0 : -1;
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            int read = inflater.inflate(into, offset, length);
            if (read == 0 && !inflater.finished()) {
                at = end;
                require(!inflater.needsDictionary() && fill());
                inflater.setInput(buffer, at, end - at);
            }
            return read;
        } catch (DataFormatException broken) {
            throw broken();
        }
    }

    private int counted(int read) {
        given += read;
        if (given > ALWAYS && given > taken * MOST_TIMES) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The body is too large when unpacked (expected: at most " + MOST_TIMES + " times its size).",
                    List.of());
        }
        return read;
    }

    private boolean begin() throws IOException {
        int first = next();
        while (first == 0 && members > 0) {
            first = next(); // Tapes and block devices are filled up with zeros.
        }
        if (first < 0 && members > 0) {
            inflater.end();
            return false;
        }
        skipHeader(first);
        members++;
        sum.reset();
        inflater.reset();
        inflater.setInput(buffer, at, end - at);
        within = true;
        return true;
    }

    private void skipHeader(int first) throws IOException {
        require(first == 0x1f && next() == 0x8b && next() == DEFLATE);
        int flags = sure();
        require((flags & RESERVED) == 0);
        skip(6);
        skip((flags & HAS_EXTRA) == 0 ? 0 : sure() + (sure() << 8));
        skipText((flags & HAS_NAME) != 0);
        skipText((flags & HAS_COMMENT) != 0);
        skip((flags & HAS_SUM) == 0 ? 0 : 2);
    }

    private void finish() throws IOException {
        at = end - inflater.getRemaining();
        require(number() == sum.getValue());
        require(number() == (inflater.getBytesWritten() & UNSIGNED));
        within = false;
    }

    private long number() throws IOException {
        return sure() | (long) sure() << 8 | (long) sure() << 16 | (long) sure() << 24;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            sure();
        }
    }

    private void skipText(boolean there) throws IOException {
        while (there && sure() != 0) {}
    }

    private int sure() throws IOException {
        int next = next();
        require(next >= 0);
        return next;
    }

    private int next() throws IOException {
        return at < end || fill() ? buffer[at++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        end = Math.max(0, packed.read(buffer));
        at = 0;
        taken += end;
        return end > 0;
    }

    private static void require(boolean right) {
        if (!right) {
            throw broken();
        }
    }

    private static ProblemException broken() {
        return ProblemException.badField("body", "broken gzip", "whole gzip streams, and nothing else behind them");
    }
}
