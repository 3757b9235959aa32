package dev.latchkey.kit.provider;

import dev.latchkey.kit.security.Role;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which roles the tokens of an issuer give. */
final class RoleMappingFields {
    private static final List<ClaimPath> STANDARD = List.of(ClaimPath.named("roles"));

    private RoleMappingFields() {}

    static RoleMapping read(YamlField roles, boolean platform) {
        if (!roles.isGiven()) {
            return new RoleMapping(STANDARD, "", Map.of(), platform);
        }
        YamlObject given = roles.fields("claims", "prefix", "values");
        YamlField prefix = given.get("prefix");
        return new RoleMapping(
                IssuerFields.paths(given.get("claims"), STANDARD),
                prefix.isGiven() ? prefix.text("what stands before the name of a role") : "",
                values(given.get("values"), platform),
                platform);
    }

    private static Map<String, Set<Role>> values(YamlField table, boolean platform) {
        Map<String, Set<Role>> values = new LinkedHashMap<>();
        if (table.isGiven()) {
            table.entries("values of the claims, and the roles that each gives")
                    .forEach((value, roles) -> values.put(value, roles(roles, platform)));
        }
        return values;
    }

    private static Set<Role> roles(YamlField field, boolean platform) {
        return field.elements("one of " + names() + ", or a list of them").stream()
                .map(each -> role(each, platform))
                .collect(Collectors.toSet());
    }

    private static Role role(YamlField field, boolean platform) {
        Role role =
                field.read("one of " + names(), name -> Role.named(name).orElseThrow(IllegalArgumentException::new));
        if (role == Role.PLATFORM && !platform) {
            throw field.refused("platform: true for an issuer that may give this role");
        }
        return role;
    }

    private static List<String> names() {
        return Arrays.stream(Role.values()).map(Role::wireName).toList();
    }
}
