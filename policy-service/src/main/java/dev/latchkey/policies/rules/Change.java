package dev.latchkey.policies.rules;

import dev.latchkey.events.Event;
import java.util.List;

/**
 * What an edit amounts to.
 *
 * @param rule   the rule that was edited, as it now is; as it was, where it is removed
 * @param events what there is to tell; empty where nothing changed
 */
public record Change<T>(TenantRules before, TenantRules after, Rule<T> rule, List<Event> events) {
    public Change {
        events = List.copyOf(events);
    }

    /** Nothing is different afterwards. */
    static <T> Change<T> nothing(TenantRules rules, Rule<T> rule) {
        return new Change<>(rules, rules, rule, List.of());
    }

    /** Whether there is anything to write. */
    public boolean isNothing() {
        return events.isEmpty();
    }
}
