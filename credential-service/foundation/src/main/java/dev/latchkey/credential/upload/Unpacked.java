package dev.latchkey.credential.upload;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Takes bodies out of what they are packed in: by {@code Content-Encoding}, and files that are gzip themselves. */
final class Unpacked {
    private static final int MAGIC = 2;

    private Unpacked() {}

    /** @throws ProblemException 415 where the body is said to be packed by something other than gzip */
    static boolean saysGzip(HttpHeaders headers) {
        String coding = String.join(", ", headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING))
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "", "identity" -> false;
            case "gzip", "x-gzip" -> true;
            default -> throw unknown(coding);
        };
    }

    private static ProblemException unknown(String coding) {
        FieldProblem field = new FieldProblem(HttpHeaders.CONTENT_ENCODING, coding, "gzip, or none");
        return new ProblemException(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                field.field() + ": " + coding + " (expected: " + field.expected() + ")",
                List.of(field));
    }

    /** @param packed whether it is said to be gzip; whether it is a gzip file, it says itself */
    static InputStream of(InputStream body, boolean packed) throws IOException {
        PushbackInputStream file = new PushbackInputStream(packed ? new GunzipStream(body) : body, MAGIC);
        byte[] magic = file.readNBytes(MAGIC);
        file.unread(magic);
        boolean gzip = magic.length == MAGIC && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
        return gzip ? new GunzipStream(file) : file;
    }
}
