package dev.latchkey.credential.migration.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * An object of JSON as a row: what is in it by path, in lower case, like {@code status.errorcode}. Lists are left out, but
 * for those of bytes, as which journald writes text that it does not trust.
 */
final class JsonCells {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxNameLength(1_000)
                    .maxStringLength(1_000_000)
                    .build())
            .build();
    /** Characters, and something for each entry. */
    private static final int LARGEST = 256 * 1024;

    private static final int ENTRY = 32;

    private final Map<String, String> cells = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private int size;

    /** Reads one that stands there by itself, and nothing else; empty where it does not. */
    static Optional<JsonCells> read(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            JsonCells cells = new JsonCells();
            cells.readRest(parser, Set.of());
            return Optional.of(cells).filter(read -> parser.nextToken() == null);
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    /**
     * Reads the one in which the parser is.
     *
     * @param lists names of lists that are read for themselves
     * @return whether to its end, and not to the beginning of such a list
     */
    boolean readRest(JsonParser parser, Set<String> lists) {
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_OBJECT || !path.isEmpty()) {
            if (token == JsonToken.START_ARRAY && lists.contains(name(parser))) {
                return false;
            }
            take(parser, token);
            token = parser.nextToken();
        }
        return true;
    }

    private void take(JsonParser parser, JsonToken token) {
        switch (token) {
            case START_OBJECT -> path.addLast(name(parser));
            case END_OBJECT -> path.removeLast();
            case START_ARRAY -> put(name(parser), bytes(parser));
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                put(name(parser), parser.getString());
            default -> {}
        }
    }

    private static String name(JsonParser parser) {
        return String.valueOf(parser.currentName()).toLowerCase(Locale.ROOT);
    }

    private static String bytes(JsonParser parser) {
        StringBuilder text = new StringBuilder();
        JsonToken token = parser.nextToken();
        while (token == JsonToken.VALUE_NUMBER_INT && text.length() <= LARGEST) {
            text.append((char) (parser.getNumberValue().intValue() & 0xff));
            token = parser.nextToken();
        }
        while (token != JsonToken.END_ARRAY) {
            parser.skipChildren();
            token = parser.nextToken();
        }
        return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private void put(String name, String text) {
        String key = path.isEmpty() ? name : String.join(".", path) + "." + name;
        size += key.length() + text.length() + ENTRY;
        if (size <= LARGEST) {
            cells.putIfAbsent(key, text.strip());
        }
    }

    /** Whether it is all there. */
    boolean whole() {
        return size <= LARGEST;
    }

    /** What is at the first of these paths where something is. */
    Optional<String> at(List<String> paths) {
        return paths.stream()
                .flatMap(path -> Stream.ofNullable(cells.get(path)))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** Whether it says that there is more elsewhere. */
    boolean leadsOn() {
        return cells.containsKey("@odata.nextlink") || cells.containsKey("odata.nextlink");
    }

    Map<String, String> map() {
        return cells;
    }
}
