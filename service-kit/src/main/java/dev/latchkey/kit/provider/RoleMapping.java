package dev.latchkey.kit.provider;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which roles the values of some claims give. A value is looked up among {@code values}; any other gives the role that
 * is named behind the prefix. Where there are neither values nor a prefix, a value is the name of the role.
 *
 * @param claims   read in this order, each
 * @param prefix   empty: none
 * @param platform whether an issuer may give the role that runs the installation
 */
public record RoleMapping(List<ClaimPath> claims, String prefix, Map<String, Set<Role>> values, boolean platform) {
    public RoleMapping {
        claims = List.copyOf(claims);
        values = Map.copyOf(values);
    }

    /**
     * What the claims say, value by value.
     *
     * @throws ProblemException 403 where one of them is nothing that can be read for sure
     */
    public List<RoleValue> read(TokenClaimReader token) {
        return claims.stream().flatMap(claim -> read(token, claim)).toList();
    }

    /** The roles, each with what gives it first. */
    public Map<Role, RoleValue> roles(TokenClaimReader token) {
        Map<Role, RoleValue> roles = new LinkedHashMap<>();
        for (RoleValue value : read(token)) {
            value.roles().forEach(role -> roles.putIfAbsent(role, value));
        }
        return roles;
    }

    private Stream<RoleValue> read(TokenClaimReader token, ClaimPath claim) {
        return token
                .texts(claim)
                .orElseThrow(() -> ProblemException.forbidden(
                        "The access token's claim " + claim + " is neither a list of texts nor one text."))
                .stream()
                .map(value -> new RoleValue(claim, value, given(value)));
    }

    private Set<Role> given(String value) {
        return meant(value).filter(role -> platform || role != Role.PLATFORM).collect(Collectors.toSet());
    }

    private Stream<Role> meant(String value) {
        Set<Role> mapped = values.get(value);
        if (mapped != null) {
            return mapped.stream();
        }
        boolean plain = prefix.isEmpty() && values.isEmpty();
        return plain || !prefix.isEmpty() && value.startsWith(prefix)
                ? Stream.of(Role.named(value.substring(prefix.length()))).flatMap(Optional::stream)
                : Stream.empty();
    }
}
