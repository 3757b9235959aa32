package dev.latchkey.policies.editing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.latchkey.policies.rules.Rule;

/**
 * A rule in a list: its definition, and beside it the version, which is also its ETag.
 *
 * @param version of the tenant's rules when it became what it is
 */
record ListedRule<T>(@JsonUnwrapped T definition, long version) {
    static <T> ListedRule<T> of(Rule<T> rule) {
        return new ListedRule<>(rule.definition(), rule.version());
    }
}
