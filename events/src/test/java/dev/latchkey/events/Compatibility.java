package dev.latchkey.events;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Whether two JSON Schemas of the same type may be exchanged for one another in either direction: what one wrote, the
 * other reads with the same meaning. Properties that are optional may come and go, documentation may change and an open
 * vocabulary ({@code examples}) may gain values; nothing else.
 */
final class Compatibility {
    private static final Set<String> FREE =
            Set.of("$schema", "$comment", "$defs", "title", "description", "deprecated", "default");
    private static final Set<String> LOOKED_INTO = Set.of("properties", "required", "items", "enum", "examples");

    private final JsonNode released;
    private final JsonNode current;
    private final List<String> breaks = new ArrayList<>();

    private Compatibility(JsonNode released, JsonNode current) {
        this.released = released;
        this.current = current;
    }

    /** What breaks, as {@code path: what}; empty where nothing does. */
    static List<String> breaks(JsonNode released, JsonNode current) {
        var comparison = new Compatibility(released, current);
        comparison.compare("$", released, current);
        return comparison.breaks;
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        JsonNode old = resolved(released, before);
        JsonNode now = resolved(current, after);
        compareKeywords(path, old, now);
        compareClosed(path, old, now);
        compareOpen(path, old, now);
        compareProperties(path, old, now);
        compareItems(path, old, now);
    }

    private void compareKeywords(String path, JsonNode old, JsonNode now) {
        Set<String> keywords = new TreeSet<>(old.propertyNames());
        keywords.addAll(now.propertyNames());
        keywords.removeAll(FREE);
        keywords.removeAll(LOOKED_INTO);
        keywords.stream()
                .filter(keyword -> !old.path(keyword).equals(now.path(keyword)))
                .forEach(keyword ->
                        breaks.add(path + ": " + keyword + " " + shown(old, keyword) + " -> " + shown(now, keyword)));
    }

    private void compareClosed(String path, JsonNode old, JsonNode now) {
        if (old.has("enum") != now.has("enum") || !texts(old, "enum").equals(texts(now, "enum"))) {
            breaks.add(path + ": enum " + shown(old, "enum") + " -> " + shown(now, "enum"));
        }
    }

    private void compareOpen(String path, JsonNode old, JsonNode now) {
        String keyword = "examples";
        if (old.has(keyword) != now.has(keyword) || !texts(now, keyword).containsAll(texts(old, keyword))) {
            breaks.add(path + ": " + keyword + " " + shown(old, keyword) + " -> " + shown(now, keyword));
        }
    }

    private void compareProperties(String path, JsonNode old, JsonNode now) {
        Set<String> required = texts(old, "required");
        Set<String> requiredNow = texts(now, "required");
        requiredNow.stream()
                .filter(name -> !required.contains(name))
                .forEach(name -> breaks.add(path + "." + name + ": became required"));
        required.stream()
                .filter(name -> !requiredNow.contains(name))
                .forEach(name -> breaks.add(path + "." + name + ": is no longer required"));
        for (String name : old.path("properties").propertyNames()) {
            if (now.path("properties").has(name)) {
                compare(
                        path + "." + name,
                        old.get("properties").get(name),
                        now.get("properties").get(name));
            }
        }
    }

    private void compareItems(String path, JsonNode old, JsonNode now) {
        if (old.has("items") && now.has("items")) {
            compare(path + "[]", old.get("items"), now.get("items"));
        } else if (old.has("items") != now.has("items")) {
            breaks.add(path + ": items " + shown(old, "items") + " -> " + shown(now, "items"));
        }
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        return schema.has("$ref")
                ? resolved(document, document.at(schema.get("$ref").asString().substring(1)))
                : schema;
    }

    private static Set<String> texts(JsonNode schema, String keyword) {
        return schema.path(keyword).valueStream().map(JsonNode::asString).collect(toCollection(TreeSet::new));
    }

    private static String shown(JsonNode schema, String keyword) {
        return schema.has(keyword) ? schema.get(keyword).toString() : "none";
    }
}
