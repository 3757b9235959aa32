package dev.latchkey.kit.provider;

import dev.latchkey.kit.security.Role;
import java.util.Set;

/**
 * One value of a claim that may name roles.
 *
 * @param claim where it stands
 * @param value as given
 * @param roles what it makes of its bearer; empty where it means nothing here
 */
public record RoleValue(ClaimPath claim, String value, Set<Role> roles) {
    public RoleValue {
        roles = Set.copyOf(roles);
    }
}
