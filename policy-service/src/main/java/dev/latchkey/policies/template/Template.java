package dev.latchkey.policies.template;

import dev.latchkey.events.PolicyDefinition;
import java.util.List;

/**
 * Policies that do one thing together.
 *
 * @param about    what they are for, and what to adapt
 * @param policies to be written as they are: they only report until somebody switches them on
 */
record Template(String id, String about, List<PolicyDefinition> policies) {
    Template {
        policies = List.copyOf(policies);
    }
}
