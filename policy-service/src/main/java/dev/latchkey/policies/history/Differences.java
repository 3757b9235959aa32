package dev.latchkey.policies.history;

import dev.latchkey.events.EventJson;
import dev.latchkey.policies.rules.Rule;
import dev.latchkey.policies.rules.Rules;
import dev.latchkey.policies.rules.TenantRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what is different between two versions of rules, whatever fields rules come to have. */
final class Differences {
    private Differences() {}

    static List<Difference> between(TenantRules before, TenantRules after) {
        List<Difference> found = new ArrayList<>();
        compare("location", before.locations(), after.locations(), found);
        compare("policy", before.policies(), after.policies(), found);
        return found;
    }

    private static <T> void compare(String kind, Rules<T> before, Rules<T> after, List<Difference> found) {
        for (Rule<T> rule : after.all()) {
            Optional<Rule<T>> old = before.find(rule.id());
            if (old.isEmpty()) {
                found.add(new Difference(kind, rule.id(), rule.name(), "create", List.of()));
            } else if (!old.get().definition().equals(rule.definition())) {
                List<Difference.Field> fields = new ArrayList<>();
                compare("", tree(old.get()), tree(rule), fields);
                found.add(new Difference(kind, rule.id(), rule.name(), "change", fields));
            }
        }
        before.all().stream()
                .filter(rule -> after.find(rule.id()).isEmpty())
                .forEach(rule -> found.add(new Difference(kind, rule.id(), rule.name(), "remove", List.of())));
    }

    private static JsonNode tree(Rule<?> rule) {
        return EventJson.mapper().valueToTree(rule.definition());
    }

    /** Objects are looked into, lists are told whole: an order may be what has changed. */
    private static void compare(
            String path, @Nullable JsonNode before, @Nullable JsonNode after, List<Difference.Field> found) {
        if (before != null && before.equals(after)) {
            return;
        }
        if (before != null && after != null && before.isObject() && after.isObject()) {
            TreeSet<String> names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            for (String name : names) {
                compare(path.isEmpty() ? name : path + "." + name, before.get(name), after.get(name), found);
            }
        } else {
            found.add(new Difference.Field(path, before, after));
        }
    }
}
