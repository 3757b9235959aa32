package dev.latchkey.policies.rules;

import dev.latchkey.events.EventJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what is different between two versions of rules, whatever fields rules come to have. */
public final class RuleDifferences {
    private RuleDifferences() {}

    /** All of them. */
    public static List<RuleDifference> between(TenantRuleSet before, TenantRuleSet after) {
        List<RuleDifference> found = new ArrayList<>();
        compare("location", before.locations(), after.locations(), found);
        compare("policy", before.policies(), after.policies(), found);
        compare(before.settings(), after.settings(), found);
        return found;
    }

    private static void compare(TenantSettings before, TenantSettings after, List<RuleDifference> found) {
        List<RuleDifference.Field> fields = new ArrayList<>();
        if (before.fourEyes() != after.fourEyes()) {
            fields.add(new RuleDifference.Field("fourEyes", tree(before.fourEyes()), tree(after.fourEyes())));
        }
        if (!Objects.equals(before.staleness(), after.staleness())) {
            fields.add(new RuleDifference.Field("staleness", tree(before.staleness()), tree(after.staleness())));
        }
        if (!fields.isEmpty()) {
            found.add(new RuleDifference("settings", "settings", "settings", "change", fields));
        }
    }

    private static <T> void compare(String kind, Rules<T> before, Rules<T> after, List<RuleDifference> found) {
        for (Rule<T> rule : after.all()) {
            Optional<Rule<T>> old = before.find(rule.id());
            if (old.isEmpty()) {
                found.add(new RuleDifference(kind, rule.id(), rule.name(), "create", List.of()));
            } else if (!old.get().definition().equals(rule.definition())) {
                List<RuleDifference.Field> fields = new ArrayList<>();
                compare("", tree(old.get().definition()), tree(rule.definition()), fields);
                found.add(new RuleDifference(kind, rule.id(), rule.name(), "change", fields));
            }
        }
        before.all().stream()
                .filter(rule -> after.find(rule.id()).isEmpty())
                .forEach(rule -> found.add(new RuleDifference(kind, rule.id(), rule.name(), "remove", List.of())));
    }

    private static @Nullable JsonNode tree(@Nullable Object value) {
        return value == null ? null : EventJson.mapper().valueToTree(value);
    }

    /** Objects are looked into, lists are told whole: an order may be what has changed. */
    private static void compare(
            String path, @Nullable JsonNode before, @Nullable JsonNode after, List<RuleDifference.Field> found) {
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
            found.add(new RuleDifference.Field(path, before, after));
        }
    }
}
