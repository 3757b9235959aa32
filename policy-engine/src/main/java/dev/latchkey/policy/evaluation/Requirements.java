package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.Conditions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes conditions ready, in the order of {@link Condition}; what matches anything is left out. */
final class Requirements {
    private final LocationIndex locations;
    private final List<Requirement> made = new ArrayList<>();

    private Requirements(LocationIndex locations) {
        this.locations = locations;
    }

    static Requirement[] of(Conditions conditions, LocationIndex locations) {
        Requirements requirements = new Requirements(locations);
        requirements.ids(Condition.ACCOUNTS, SignIn::account, conditions.accounts());
        requirements.ids(Condition.PROTOCOLS, SignIn::protocol, conditions.protocols());
        requirements.ids(Condition.SERVICES, SignIn::service, conditions.services());
        requirements.locations(conditions.locations());
        requirements.times(conditions);
        return requirements.made.toArray(Requirement[]::new);
    }

    private void ids(Condition condition, Function<SignIn, @Nullable String> subject, Choice choice) {
        if (!choice.isAny()) {
            made.add(ChosenIds.of(condition, subject, choice));
        }
    }

    private void locations(Choice choice) {
        if (!choice.isAny()) {
            made.add(locations.chosen(choice));
        }
    }

    private void times(Conditions conditions) {
        if (!conditions.timeWindows().isEmpty()) {
            made.add(WithinWindows.of(conditions.timeWindows()));
        }
    }
}
