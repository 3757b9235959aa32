package dev.latchkey.policies.history;

import dev.latchkey.policies.rules.Difference;
import java.util.List;

/**
 * What would change.
 *
 * @param version of the rules that were compared: to be said in {@code If-Match} by whoever carries it out
 */
record Plan(long version, List<Difference> changes) {
    Plan {
        changes = List.copyOf(changes);
    }
}
