package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.util.Locale;
import java.util.Optional;

/** Which resources a client wants to see (RFC 7644, section 3.4.2.2). */
public final class ScimFilter {
    private static final int LONGEST = 4096;
    private static final int CONDITIONS = 100;

    private final Filter filter;

    private ScimFilter(Filter filter) {
        this.filter = filter;
    }

    /** Reads one; complains of what is none as {@code invalidFilter}. */
    public static ScimFilter parse(String text) {
        if (text.length() > LONGEST) {
            throw ScimProblem.invalidFilter(text, "at most " + LONGEST + " characters");
        }
        try {
            Filter filter = Filter.fromString(FilterText.read(SchemaUrns.withoutCore(text)));
            mustBeSmall(filter);
            return new ScimFilter(filter);
        } catch (BadRequestException refused) {
            throw ScimProblem.invalidFilter(
                    text, "a filter like userName eq \"anna@acme.example\"; " + refused.getMessage());
        } catch (RuntimeException lost) {
            // The parser pops from an empty stack where operators have nothing to stand between.
            if (lost instanceof ScimProblem said) {
                throw said;
            }
            throw ScimProblem.invalidFilter(text, "a filter like userName eq \"anna@acme.example\"");
        }
    }

    /** The parser repeats what stands between "and"s before an "or": the tree may be far larger than its text. */
    static void mustBeSmall(Filter filter) {
        if (counted(filter, 0) > CONDITIONS) {
            throw ScimProblem.invalidFilter("a long one", "at most " + CONDITIONS + " conditions");
        }
    }

    private static int counted(Filter filter, int before) {
        int count = before + 1;
        if (filter.isNotFilter()) {
            return counted(FilterParts.inverted(filter), count);
        }
        if (filter.isComplexValueFilter()) {
            return counted(FilterParts.inBrackets(filter), count);
        }
        if (filter.isCombiningFilter()) {
            for (Filter each : FilterParts.several(filter)) {
                if (count > CONDITIONS) {
                    return count;
                }
                count = counted(each, count);
            }
        }
        return count;
    }

    /** Whether the resource is one of them. */
    public boolean matches(ObjectNode resource) {
        return matches(filter, resource);
    }

    /** The same for one value. */
    static boolean matches(Filter filter, JsonNode node) {
        try {
            return filter.visit(ScimMatcher.INSTANCE, node);
        } catch (ScimException refused) {
            throw ScimProblem.of(refused);
        }
    }

    /** The text that the attribute equals in whatever matches; empty where the filter does not say. */
    public Optional<String> demanded(String attribute) {
        return demanded(filter, attribute);
    }

    private static Optional<String> demanded(Filter filter, String attribute) {
        return switch (filter.getFilterType()) {
            case EQUAL -> equal(filter, attribute);
            case AND ->
                FilterParts.several(filter).stream()
                        .flatMap(each -> demanded(each, attribute).stream())
                        .findFirst();
            case COMPLEX_VALUE ->
                demanded(FilterParts.inBrackets(filter), "value")
                        .filter(value -> attribute.equalsIgnoreCase(FilterParts.path(filter) + ".value"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> equal(Filter filter, String attribute) {
        String path = String.valueOf(FilterParts.path(filter));
        boolean same = attribute.equalsIgnoreCase(path) || attribute.equalsIgnoreCase(path + ".value");
        return same && FilterParts.value(filter).isTextual()
                ? Optional.of(FilterParts.value(filter).textValue())
                : Optional.empty();
    }

    /** Whether it is that one comparison and nothing else: whatever was found by it matches. */
    public boolean isJustOneComparison() {
        return filter.getFilterType() == FilterType.EQUAL;
    }

    /** Whether any condition names the attribute. */
    public boolean mentions(String attribute) {
        return filter.toString().toLowerCase(Locale.ROOT).contains(attribute.toLowerCase(Locale.ROOT));
    }
}
