package dev.latchkey.kit.web;

import dev.latchkey.kit.problem.ProblemException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The header {@code If-Match} (RFC 9110, 13.1.1): which versions the client has seen. Weak tags match nothing. */
public record IfMatch(List<String> tags) {
    private static final Pattern TAG = Pattern.compile("\\*|(?:W/)?\"[\\x21\\x23-\\x7e]*\"");

    public IfMatch {
        tags = List.copyOf(tags);
    }

    /**
     * Reads the header.
     *
     * @throws ProblemException 428 where there is none, 400 where it is not one
     */
    public static IfMatch required(HttpHeaders headers) {
        List<String> tags = headers.getOrEmpty(HttpHeaders.IF_MATCH).stream()
                .flatMap(Pattern.compile(",")::splitAsStream)
                .map(String::strip)
                .toList();
        if (tags.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "The header If-Match is missing (expected: the ETag of what you have read).",
                    List.of());
        }
        tags.forEach(IfMatch::check);
        return new IfMatch(tags);
    }

    private static void check(String tag) {
        if (!TAG.matcher(tag).matches()) {
            throw ProblemException.badField("If-Match", tag, "an ETag in double quotes such as \"7\", or *");
        }
    }

    /** Whether the client has seen that version. */
    public boolean holds(long version) {
        return tags.contains("*") || tags.contains(tag(version));
    }

    /** The entity tag of a version. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }
}
