package dev.latchkey.kit.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.kit.problem.ProblemException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Where a page ended: the values by which the list is sorted, of its last item. To clients it is opaque: base64url with
 * a version in front, so that its form may change. It says where to go on and nothing else: what may be seen is asked
 * anew for every page.
 */
public record Cursor(List<String> position) {
    /** The query parameter. */
    public static final String PARAMETER = "cursor";

    private static final String EXPECTED = "nextCursor of the page before";
    private static final String VERSION = "1";
    private static final String SEPARATOR = "\u001f";

    public Cursor {
        position = List.copyOf(position);
        if (position.isEmpty() || position.stream().anyMatch(each -> each.contains(SEPARATOR))) {
            throw new IllegalArgumentException(
                    "cursor: " + position + " (expected: values without control characters)");
        }
    }

    /** After the item with these values. */
    public static Cursor after(String... position) {
        return new Cursor(List.of(position));
    }

    /**
     * Reads what {@link #encoded} wrote.
     *
     * @throws IllegalArgumentException where it did not
     */
    public static Cursor parse(String text) {
        String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
        List<String> parts = List.of(plain.split(SEPARATOR, -1));
        if (!parts.getFirst().equals(VERSION)) {
            throw new IllegalArgumentException(EXPECTED);
        }
        Cursor cursor = new Cursor(parts.subList(1, parts.size()));
        if (!cursor.encoded().equals(text)) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return cursor;
    }

    /** As clients get it and give it back. */
    public String encoded() {
        String plain = VERSION + SEPARATOR + String.join(SEPARATOR, position);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    /**
     * The values, as many as the list is sorted by.
     *
     * @throws ProblemException 400 naming the parameter where it is the cursor of some other list
     */
    public List<String> values(int count) {
        if (position.size() != count) {
            throw foreign();
        }
        return position;
    }

    /**
     * The only value, which is a number.
     *
     * @throws ProblemException as {@link #values}
     */
    public long number() {
        return read(values(1).getFirst(), Long::parseLong);
    }

    /**
     * A value that is a time, in milliseconds since 1970.
     *
     * @throws ProblemException as {@link #values}
     */
    public Instant time(int index, int count) {
        return Instant.ofEpochMilli(read(values(count).get(index), Long::parseLong));
    }

    private <T> T read(String value, Function<String, T> reading) {
        try {
            return reading.apply(value);
        } catch (RuntimeException notOne) {
            throw foreign();
        }
    }

    private ProblemException foreign() {
        return ProblemException.badField(PARAMETER, encoded(), EXPECTED);
    }
}
