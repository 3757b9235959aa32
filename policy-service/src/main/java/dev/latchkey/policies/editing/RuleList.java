package dev.latchkey.policies.editing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * All rules of a kind.
 *
 * @param version of all rules of the tenant
 */
record RuleList<T>(long version, List<Item<T>> items) {
    RuleList {
        items = List.copyOf(items);
    }

    /**
     * One of them: its definition, and beside it the version, which is also its ETag.
     *
     * @param version of the tenant's rules when it became what it is
     */
    record Item<T>(@JsonUnwrapped T definition, long version) {}
}
