package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** By which attribute a list is sorted (RFC 7644, section 3.4.2.3). */
public record ListOrder(Path by, boolean descending) {
    /**
     * What one resource is sorted by.
     *
     * @param value null where it has none
     */
    record Key(String id, @Nullable String value) {}

    static Optional<ListOrder> of(MultiValueMap<String, String> query) {
        return Optional.ofNullable(query.getFirst("sortBy"))
                .filter(by -> !by.isBlank())
                .map(by -> new ListOrder(
                        AttributeProjection.path("sortBy", by.strip()), isDescending(query.getFirst("sortOrder"))));
    }

    private static boolean isDescending(@Nullable String given) {
        String order = given == null || given.isBlank() ? "ascending" : given.strip();
        return switch (order.toLowerCase(Locale.ROOT)) {
            case "ascending" -> false;
            case "descending" -> true;
            default -> throw ScimProblem.invalidValue("sortOrder", order, "ascending or descending");
        };
    }

    /** Of several values the primary one, else the first. */
    Key keyOf(ObjectNode resource) {
        JsonNode found = by.getSchemaUrn() == null ? resource : resource.path(by.getSchemaUrn());
        for (Path.Element each : by) {
            found = one(found.path(each.getAttribute()));
        }
        JsonNode value = found.isObject() ? found.path("value") : found;
        return new Key(resource.path("id").asText(), value.isValueNode() ? comparable(value.asText()) : null);
    }

    private static JsonNode one(JsonNode values) {
        if (!values.isArray()) {
            return values;
        }
        for (JsonNode each : values) {
            if (each.path("primary").asBoolean()) {
                return each;
            }
        }
        return values.path(0);
    }

    private String comparable(String text) {
        return ScimMatcher.isCaseExact(by) ? text : text.toLowerCase(Locale.ROOT);
    }

    /** Those without a value come last, or first where the order is descending. */
    Comparator<Key> comparator() {
        Comparator<Key> ascending =
                Comparator.comparing(Key::value, Comparator.nullsLast(Comparator.<String>naturalOrder()));
        return descending ? ascending.reversed() : ascending;
    }
}
