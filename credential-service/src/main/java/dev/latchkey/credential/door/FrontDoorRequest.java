package dev.latchkey.credential.door;

import dev.latchkey.kit.web.FieldProblem;
import dev.latchkey.kit.web.ProblemException;
import dev.latchkey.policy.network.Cidr;
import dev.latchkey.policy.problem.InvalidValueException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A front door to be registered. */
record FrontDoorRequest(
        @Nullable String id,
        @Nullable String name,
        @Nullable Set<String> protocols,
        @Nullable List<String> services,
        @Nullable List<String> connectsFrom,
        @Nullable List<String> clientAddresses,
        @Nullable Set<String> tenants,
        @Nullable Map<String, String> backends) {
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    /** The door, or every field that is wrong. */
    FrontDoor toDoor() {
        List<FieldProblem> problems = new ArrayList<>();
        String doorId = Optional.ofNullable(id).orElse("");
        words("id", Set.of(doorId), problems);
        String doorName = Optional.ofNullable(name).orElse(doorId);
        if (doorName.isBlank() || doorName.length() > 200 || doorName.chars().anyMatch(Character::isISOControl)) {
            problems.add(new FieldProblem("name", doorName, "1 to 200 characters, without control characters"));
        }
        Set<String> spoken = Optional.ofNullable(protocols).orElse(Set.of());
        List<String> behind = Optional.ofNullable(services).orElse(List.of());
        if (spoken.isEmpty()) {
            problems.add(new FieldProblem("protocols", "none", "at least one, like imap or http"));
        }
        if (behind.isEmpty()) {
            problems.add(new FieldProblem("services", "none", "at least one, like mail"));
        }
        words("protocols", spoken, problems);
        words("services", behind, problems);
        List<Cidr> from = ranges("connectsFrom", connectsFrom, problems);
        List<Cidr> clients = ranges("clientAddresses", clientAddresses, problems);
        Map<String, Backend> servers = servers(problems);
        if (!problems.isEmpty()) {
            throw ProblemException.badFields(problems);
        }
        Set<String> allowedTenants = Optional.ofNullable(tenants).orElse(Set.of());
        return new FrontDoor(doorId, doorName, spoken, behind, from, clients, allowedTenants, servers, false, 1);
    }

    private static void words(String field, Iterable<String> given, List<FieldProblem> problems) {
        for (String word : given) {
            if (!WORD.matcher(word).matches()) {
                problems.add(new FieldProblem(field, word, "lower-case letters, digits, '.', '_' and '-'"));
            }
        }
    }

    private static List<Cidr> ranges(String field, @Nullable List<String> given, List<FieldProblem> problems) {
        List<Cidr> ranges = new ArrayList<>();
        int index = 0;
        for (String each : Optional.ofNullable(given).orElse(List.of())) {
            String at = field + "[" + index++ + "]";
            try {
                ranges.add(Cidr.parse(each));
            } catch (InvalidValueException wrong) {
                wrong.problems().forEach(p -> problems.add(new FieldProblem(at, p.given(), p.expected())));
            }
        }
        return ranges;
    }

    private Map<String, Backend> servers(List<FieldProblem> problems) {
        Map<String, Backend> servers = new HashMap<>();
        Optional.ofNullable(backends).orElse(Map.of()).forEach((protocol, server) -> {
            try {
                servers.put(protocol, Backend.parse(server));
            } catch (IllegalArgumentException wrong) {
                problems.add(new FieldProblem("backends." + protocol, server, "address:port, like 127.0.0.1:143"));
            }
        });
        return servers;
    }
}
