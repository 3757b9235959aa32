package dev.latchkey.kit.request;

import dev.latchkey.kit.problem.ProblemException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The header {@code If-Match} (RFC 9110, 13.1.1): which versions the client has seen. Weak tags match nothing. */
public record IfMatch(List<String> tags) {
    public IfMatch {
        tags = List.copyOf(tags);
    }

    /**
     * Reads the header, without which a change is refused: where two people may edit the same.
     *
     * @throws ProblemException 428 where there is none, 400 where it is not one
     */
    public static IfMatch required(HttpHeaders headers) {
        if (absent(headers)) {
            throw new ProblemException(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "The header If-Match is missing (expected: the ETag of what you have read).",
                    List.of());
        }
        return read(headers);
    }

    /**
     * Reads the header where it is given; whoever gives none takes any version.
     *
     * @throws ProblemException 400 where it is not one
     */
    public static IfMatch optional(HttpHeaders headers) {
        return absent(headers) ? any() : read(headers);
    }

    /** Whatever the version is. */
    public static IfMatch any() {
        return new IfMatch(List.of(EntityTags.ANY));
    }

    private static boolean absent(HttpHeaders headers) {
        return headers.getOrEmpty(HttpHeaders.IF_MATCH).isEmpty();
    }

    private static IfMatch read(HttpHeaders headers) {
        return new IfMatch(EntityTags.parse(HttpHeaders.IF_MATCH, headers.getOrEmpty(HttpHeaders.IF_MATCH)));
    }

    /** Whether the client has seen that version. */
    public boolean holds(long version) {
        return tags.contains(EntityTags.ANY) || tags.contains(EntityTags.of(version));
    }

    /**
     * Insists that the client has seen that version.
     *
     * @param what it is a version of, as in "The account"
     * @throws ProblemException 412 where it has not
     */
    public void check(String what, long version) {
        if (!holds(version)) {
            throw ProblemException.stale(what + " has changed since you read it (If-Match: " + String.join(", ", tags)
                    + "; now: " + EntityTags.of(version) + ").");
        }
    }
}
