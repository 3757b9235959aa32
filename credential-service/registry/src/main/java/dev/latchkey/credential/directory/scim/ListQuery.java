package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What a client wants to see of a list (RFC 7644, section 3.4.2).
 *
 * @param startIndex of the first resource, counted from 1
 * @param count      how many at most, up to {@value #AT_MOST}
 */
public record ListQuery(
        Optional<ScimFilter> filter,
        Optional<ListOrder> sort,
        int startIndex,
        int count,
        AttributeProjection projection) {
    /** The longest page. */
    public static final int AT_MOST = 200;

    private static final int USUAL = 100;
    private static final List<String> PARAMETERS =
            List.of("filter", "sortBy", "sortOrder", "startIndex", "count", "attributes", "excludedAttributes");

    /** Reads the query of a request. */
    public static ListQuery of(MultiValueMap<String, String> query) {
        return new ListQuery(
                Optional.ofNullable(query.getFirst("filter"))
                        .filter(text -> !text.isBlank())
                        .map(ScimFilter::parse),
                ListOrder.of(query),
                Math.max(1, number(query, "startIndex", 1)),
                Math.clamp(number(query, "count", USUAL), 0, AT_MOST),
                AttributeProjection.of(query));
    }

    /** Reads the body of a search by POST (RFC 7644, section 3.4.3), which has the same by the same names. */
    public static ListQuery of(ObjectNode search) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        for (String name : PARAMETERS) {
            JsonNode given = search.path(name);
            given.forEach(each -> query.add(name, each.asText()));
            if (given.isValueNode() && !given.isNull()) {
                query.add(name, given.asText());
            }
        }
        return of(query);
    }

    private static int number(MultiValueMap<String, String> query, String name, int usual) {
        @Nullable String given = query.getFirst(name);
        if (given == null || given.isBlank()) {
            return usual;
        }
        try {
            return Integer.parseInt(given.strip());
        } catch (NumberFormatException none) {
            throw ScimProblem.invalidValue(name, given, "a whole number");
        }
    }

    /** How many come before the page. */
    public int skipped() {
        return startIndex - 1;
    }

    /** Whether the resource is wanted. */
    public boolean wants(ObjectNode resource) {
        return filter.isEmpty() || filter.get().matches(resource);
    }

    /** Whether the attribute says which resources are wanted, or in which order. */
    public boolean mentions(String attribute) {
        return filter.filter(each -> each.mentions(attribute)).isPresent()
                || sort.filter(each ->
                                each.by().toString().toLowerCase(Locale.ROOT).startsWith(attribute))
                        .isPresent();
    }

    /** The text that the attribute has to equal, where the filter says so. */
    public Optional<String> demanded(String attribute) {
        return filter.flatMap(each -> each.demanded(attribute));
    }
}
