package dev.latchkey.credential.leak;

import dev.latchkey.kit.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;

/** The bytes of a request as they arrive. What is too large is read to its end, so that its sender hears of it. */
final class RequestBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long atMost;
    private long arrived;

    RequestBytes(long atMost) {
        this.atMost = atMost;
    }

    void add(DataBuffer buffer) {
        byte[] next = new byte[buffer.readableByteCount()];
        buffer.read(next);
        DataBufferUtils.release(buffer);
        arrived += next.length;
        if (arrived <= atMost) {
            bytes.writeBytes(next);
        } else {
            bytes.reset();
        }
    }

    /** @throws ProblemException 413 where there were too many */
    byte[] complete() {
        if (arrived > atMost) {
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The body is too large (expected: at most " + atMost + " bytes).",
                    List.of());
        }
        return bytes.toByteArray();
    }
}
