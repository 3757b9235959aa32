package dev.latchkey.policies.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The named locations, or the policies, of a tenant, in the order of their creation. Unchangeable. */
public record Rules<T>(List<Rule<T>> all) {
    public Rules {
        all = List.copyOf(all);
    }

    /** None. */
    public static <T> Rules<T> none() {
        return new Rules<>(List.of());
    }

    /** The one with that id. */
    public Optional<Rule<T>> find(String id) {
        return all.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Another one that is called the same; people do not tell names apart by case. */
    Optional<Rule<T>> namesake(String id, String name) {
        return all.stream()
                .filter(rule -> !rule.id().equals(id))
                .filter(rule -> rule.name().strip().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /** Where the one with that id stands, or would be added. */
    int place(String id) {
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).id().equals(id))
                .findFirst()
                .orElse(all.size());
    }

    Rules<T> with(Rule<T> rule) {
        List<Rule<T>> changed = new ArrayList<>(all);
        int place = place(rule.id());
        if (place == all.size()) {
            changed.add(rule);
        } else {
            changed.set(place, rule);
        }
        return new Rules<>(changed);
    }

    Rules<T> without(String id) {
        return new Rules<>(all.stream().filter(rule -> !rule.id().equals(id)).toList());
    }

    /** What they say, in the same order. */
    public List<T> definitions() {
        return all.stream().map(Rule::definition).toList();
    }
}
