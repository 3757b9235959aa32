package dev.latchkey.kit.token;

import dev.latchkey.kit.provider.ClaimPath;
import dev.latchkey.kit.provider.IssuerConnection;
import dev.latchkey.kit.provider.IssuerRules;
import dev.latchkey.kit.provider.LoginMapping;
import dev.latchkey.kit.provider.ProgramProof;
import dev.latchkey.kit.provider.ProvidersFile;
import dev.latchkey.kit.provider.RoleMapping;
import dev.latchkey.kit.provider.SignInMapping;
import dev.latchkey.kit.provider.TenantMapping;
import dev.latchkey.kit.provider.TenantMapping.ClaimedTenant;
import dev.latchkey.kit.provider.TenantMapping.FixedTenant;
import dev.latchkey.kit.security.Role;
import dev.latchkey.policy.network.Cidr;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose access tokens are believed: the issuers of a file, or the one that these settings describe.
 *
 * @param providersFile    lists issuers and how their tokens are read, {@code LATCHKEY_OIDC_PROVIDERS_FILE}; then nothing
 *                         else here counts
 * @param audience         of which a token names one, {@code LATCHKEY_OIDC_AUDIENCE}; {@code *} is any
 * @param tenant           of which everybody is, {@code LATCHKEY_OIDC_TENANT}; empty: as the claim says
 * @param tenantClaim      which claim names the tenant, {@code LATCHKEY_OIDC_TENANT_CLAIM}
 * @param rolesClaims      which claims name roles, {@code LATCHKEY_OIDC_ROLES_CLAIMS}
 * @param rolesPrefix      what stands before the name of a role, {@code LATCHKEY_OIDC_ROLES_PREFIX}
 * @param rolesValues      {@code value=role}, {@code LATCHKEY_OIDC_ROLES_VALUES}
 * @param subjectClaim     who somebody is at the issuer and stays, {@code LATCHKEY_OIDC_SUBJECT_CLAIM}
 * @param loginClaim       by which login somebody is known, {@code LATCHKEY_OIDC_LOGIN_CLAIM}; {@code email} counts only
 *                         where the issuer has verified it
 * @param programs         ids of clients that are programs although their tokens do not show it, {@code
 *                         LATCHKEY_OIDC_PROGRAMS}
 * @param accessTokenClaim that access tokens have and ID tokens have not, {@code LATCHKEY_OIDC_ACCESS_TOKEN_CLAIM}
 * @param caFile           authorities beside the public ones that the issuer's certificate may be from, {@code
 *                         LATCHKEY_OIDC_CA_FILE}; empty: none
 * @param allowedNetworks  CIDRs that the issuer's keys may be in, where they are not on its own host and not public,
 *                         {@code LATCHKEY_OIDC_ALLOWED_NETWORKS}
 */
@ConfigurationProperties("latchkey.oidc")
record SecuritySettings(
        @DefaultValue("") String providersFile,
        @DefaultValue("latchkey") Set<String> audience,
        @DefaultValue("") String tenant,
        @DefaultValue("tenant") String tenantClaim,
        @DefaultValue("roles") List<String> rolesClaims,
        @DefaultValue("") String rolesPrefix,
        @DefaultValue List<String> rolesValues,
        @DefaultValue("sub") String subjectClaim,
        @DefaultValue("email") String loginClaim,
        @DefaultValue Set<String> programs,
        @DefaultValue("") String accessTokenClaim,
        @DefaultValue("") String caFile,
        @DefaultValue List<String> allowedNetworks) {
    SecuritySettings {
        audience = Set.copyOf(audience);
        rolesClaims = List.copyOf(rolesClaims);
        rolesValues = List.copyOf(rolesValues);
        programs = Set.copyOf(programs);
        allowedNetworks = List.copyOf(allowedNetworks);
        require(
                !audience.isEmpty() || !providersFile.isBlank(),
                "latchkey.oidc.audience: empty (expected: what access tokens for Latchkey"
                        + " name as their audience, such as latchkey; LATCHKEY_OIDC_AUDIENCE)");
        require(
                tenant.isBlank() || TenantMapping.isId(tenant),
                "latchkey.oidc.tenant: " + tenant + " (expected: the id of a tenant; LATCHKEY_OIDC_TENANT)");
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * Every issuer whose tokens are believed.
     *
     * @param single the one there is where no file lists them
     * @throws IllegalArgumentException naming what is wrong, and what was expected
     */
    List<IssuerRules> issuers(String single) {
        return providersFile.isBlank() ? List.of(one(single)) : ProvidersFile.read(Path.of(providersFile.strip()));
    }

    private IssuerRules one(String issuer) {
        return new IssuerRules(
                issuer,
                audience,
                tenant.isBlank()
                        ? new ClaimedTenant(path("tenant-claim", tenantClaim), Map.of())
                        : new FixedTenant(tenant.strip()),
                new RoleMapping(
                        rolesClaims.stream()
                                .map(claim -> path("roles-claims", claim))
                                .toList(),
                        rolesPrefix.strip(),
                        roles(),
                        true),
                List.of(path("subject-claim", subjectClaim)),
                LoginMapping.by(path("login-claim", loginClaim)),
                new ProgramProof(programs, Map.of()),
                accessTokenClaim.isBlank() ? null : path("access-token-claim", accessTokenClaim),
                SignInMapping.STANDARD,
                new IssuerConnection(authorities(), networks()));
    }

    private static ClaimPath path(String setting, String text) {
        try {
            return ClaimPath.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw refused(setting, text, ClaimPath.EXPECTED);
        }
    }

    private Map<String, Set<Role>> roles() {
        Map<String, Set<Role>> roles = new LinkedHashMap<>();
        for (String entry : rolesValues) {
            int equals = entry.lastIndexOf('=');
            Role role = Role.named(entry.substring(equals + 1).strip())
                    .filter(named -> equals > 0)
                    .orElseThrow(() -> refused("roles-values", entry, "a value and a role, such as mail-team=admin"));
            roles.merge(entry.substring(0, equals).strip(), Set.of(role), SecuritySettings::both);
        }
        return roles;
    }

    private static Set<Role> both(Set<Role> some, Set<Role> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable Path authorities() {
        return caFile.isBlank() ? null : Path.of(caFile);
    }

    /** Fails naming the one that is none. */
    private List<Cidr> networks() {
        return allowedNetworks.stream().map(String::strip).map(Cidr::parse).toList();
    }

    private static IllegalArgumentException refused(String setting, String given, String expected) {
        return new IllegalArgumentException(
                "latchkey.oidc." + setting + ": " + given + " (expected: " + expected + ")");
    }
}
