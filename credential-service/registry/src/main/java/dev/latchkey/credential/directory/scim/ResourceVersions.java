package dev.latchkey.credential.directory.scim;

import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpHeaders;

/**
 * The versions of a resource that a request is about: {@code If-Match}, {@code If-None-Match} (RFC 9110, section 13).
 * Ours are weak; strong ones of the same number are taken for them, because clients send them.
 */
public record ResourceVersions(List<String> match, List<String> noneMatch) {
    private static final String ANY = "*";

    public ResourceVersions {
        match = List.copyOf(match);
        noneMatch = List.copyOf(noneMatch);
    }

    /** What the headers say. */
    public static ResourceVersions of(HttpHeaders headers) {
        return new ResourceVersions(tags(headers, HttpHeaders.IF_MATCH), tags(headers, HttpHeaders.IF_NONE_MATCH));
    }

    /** Whichever it is. */
    public static ResourceVersions any() {
        return new ResourceVersions(List.of(), List.of());
    }

    private static List<String> tags(HttpHeaders headers, String name) {
        return headers.getOrEmpty(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    /** A version as it is shown. */
    public static String tag(long version) {
        return "W/\"" + version + "\"";
    }

    /** Refuses a change of a resource that is no longer what the client thinks it is, with 412. */
    public void mustMatch(long version) {
        if (!match.isEmpty() && !names(match, version)) {
            throw ScimProblem.stale(tag(version));
        }
    }

    /** Whether the client has this version already: 304. */
    public boolean known(long version) {
        return names(noneMatch, version);
    }

    private static boolean names(List<String> tags, long version) {
        return tags.contains(ANY) || tags.contains("\"" + version + "\"");
    }
}
