package dev.latchkey.policies.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.policies.editing.Impact;
import dev.latchkey.policies.rules.RuleDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would change, or has changed.
 *
 * @param version of the rules that were compared: to be said in {@code If-Match} by whoever carries it out
 * @param impact  what it would have meant for the sign-ins of the last days; absent where it is done already
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangePlan(
        long version,
        List<RuleDifference> changes,
        @Nullable Impact impact) {
    ChangePlan {
        changes = List.copyOf(changes);
    }
}
