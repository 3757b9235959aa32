package dev.latchkey.policies.rules;

import dev.latchkey.events.Event;
import java.util.List;

/**
 * What an edit amounts to.
 *
 * @param rule   the rule that was edited, as it now is; as it was, where it is removed
 * @param events what there is to tell; empty where nothing changed
 */
public record RuleChange<T>(TenantRuleSet before, TenantRuleSet after, Rule<T> rule, List<Event> events) {
    public RuleChange {
        events = List.copyOf(events);
    }

    /** Nothing is different afterwards. */
    static <T> RuleChange<T> nothing(TenantRuleSet rules, Rule<T> rule) {
        return new RuleChange<>(rules, rules, rule, List.of());
    }

    /** Whether there is anything to write. */
    public boolean isNothing() {
        return events.isEmpty();
    }
}
