package dev.latchkey.policy.rule;

import dev.latchkey.policy.problem.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether locations and policies that are each in order fit together. */
final class PolicySetCheck {
    private final List<NamedLocation> locations;
    private final List<Policy> policies;
    private final Problems problems;

    PolicySetCheck(List<NamedLocation> locations, List<Policy> policies, Problems problems) {
        this.locations = locations;
        this.policies = policies;
        this.problems = problems;
    }

    void check() {
        List<String> known = locations.stream().map(NamedLocation::id).toList();
        checkOnce("locations", known);
        checkOnce("policies", policies.stream().map(Policy::id).toList());
        checkReferences(new HashSet<>(known));
    }

    private void checkOnce(String list, List<String> ids) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            Integer earlier = places.putIfAbsent(ids.get(i), i);
            if (earlier != null) {
                problems.add(
                        list + "[" + i + "].id", ids.get(i), "an id that " + list + "[" + earlier + "] has not taken");
            }
        }
    }

    private void checkReferences(Set<String> known) {
        known.add(Choice.ALL);
        known.add(Choice.ALL_TRUSTED);
        for (int i = 0; i < policies.size(); i++) {
            Choice chosen = policies.get(i).conditions().locations();
            String path = "policies[" + i + "].conditions.locations.";
            checkKnown(path + "include", chosen.include(), known);
            checkKnown(path + "exclude", chosen.exclude(), known);
        }
    }

    private void checkKnown(String path, List<String> ids, Set<String> known) {
        for (int i = 0; i < ids.size(); i++) {
            if (!known.contains(ids.get(i))) {
                problems.add(path + "[" + i + "]", ids.get(i), "the id of a named location");
            }
        }
    }
}
