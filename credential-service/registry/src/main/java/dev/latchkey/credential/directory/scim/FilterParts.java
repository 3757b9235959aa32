package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.Filter;
import java.util.List;
import java.util.Objects;

/** What a filter consists of, for whoever has looked at its type: the library has one class for all, with nulls. */
public final class FilterParts {
    private FilterParts() {}

    /** The attribute of a comparison, or of values in brackets. */
    public static Path path(Filter filter) {
        return Objects.requireNonNull(filter.getAttributePath());
    }

    /** What a comparison compares with. */
    public static ValueNode value(Filter comparison) {
        return Objects.requireNonNull(comparison.getComparisonValue());
    }

    /** What "and" and "or" stand between. */
    public static List<Filter> several(Filter combining) {
        return Objects.requireNonNull(combining.getCombinedFilters());
    }

    static Filter inverted(Filter not) {
        return Objects.requireNonNull(not.getInvertedFilter());
    }

    static Filter inBrackets(Filter complex) {
        return Objects.requireNonNull(complex.getValueFilter());
    }
}
