package dev.latchkey.policies.rules;

import dev.latchkey.events.NamedLocationDefinition;
import dev.latchkey.events.PolicyDefinition;
import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.Conditions;
import dev.latchkey.policy.rule.NamedLocation;
import dev.latchkey.policy.rule.Policy;
import dev.latchkey.policy.rule.TimeWindow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules in the one form in which they are kept and published: networks canonical, conditions that ask nothing left out. */
final class Definitions {
    private Definitions() {}

    static NamedLocationDefinition of(NamedLocation location) {
        List<String> ranges = location.ranges().stream().map(Cidr::toString).toList();
        return new NamedLocationDefinition(location.id(), location.name(), ranges, location.trusted());
    }

    static PolicyDefinition of(Policy policy) {
        return new PolicyDefinition(
                policy.id(),
                policy.name(),
                policy.state().wireName(),
                policy.effect().wireName(),
                of(policy.conditions()));
    }

    private static PolicyDefinition.Conditions of(Conditions conditions) {
        return new PolicyDefinition.Conditions(
                of(conditions.accounts()),
                of(conditions.protocols()),
                of(conditions.services()),
                of(conditions.locations()),
                of(conditions.timeWindows()));
    }

    private static PolicyDefinition.@Nullable Choice of(Choice choice) {
        return choice.isAny() ? null : new PolicyDefinition.Choice(choice.include(), choice.exclude());
    }

    private static @Nullable List<PolicyDefinition.TimeWindow> of(List<TimeWindow> windows) {
        return windows.isEmpty() ? null : windows.stream().map(Definitions::of).toList();
    }

    private static PolicyDefinition.TimeWindow of(TimeWindow window) {
        return new PolicyDefinition.TimeWindow(
                window.days().stream()
                        .map(day -> day.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                window.from().toString(),
                window.to().toString(),
                window.zone().getId());
    }
}
