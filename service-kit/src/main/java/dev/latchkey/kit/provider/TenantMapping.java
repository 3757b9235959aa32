package dev.latchkey.kit.provider;

import dev.latchkey.kit.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of which tenant the bearers of an issuer's tokens are. */
public sealed interface TenantMapping {
    /**
     * The tenant; null where the token names none.
     *
     * @throws ProblemException 403 where what it names is not one tenant
     */
    @Nullable
    String tenant(TokenClaimReader token);

    /** Whether the issuer may speak for that tenant. */
    boolean reaches(String tenant);

    /** All are of one tenant, whatever their tokens say. */
    record FixedTenant(String id) implements TenantMapping {
        @Override
        public String tenant(TokenClaimReader token) {
            return id;
        }

        @Override
        public boolean reaches(String tenant) {
            return id.equals(tenant);
        }
    }

    /** Nobody is of any: those who run the installation. */
    record NoTenant() implements TenantMapping {
        @Override
        public @Nullable String tenant(TokenClaimReader token) {
            return null;
        }

        @Override
        public boolean reaches(String tenant) {
            return false;
        }
    }

    /**
     * A claim says so.
     *
     * @param values what stands in the claim, and the tenant that is meant; where there are none, the claim has the
     *               tenant's id
     */
    record ClaimedTenant(ClaimPath claim, Map<String, String> values) implements TenantMapping {
        public ClaimedTenant {
            values = Map.copyOf(values);
        }

        /** One, or none: somebody of two tenants has not said for which they came. */
        @Override
        public @Nullable String tenant(TokenClaimReader token) {
            if (!token.has(claim)) {
                return null;
            }
            List<String> named = token.texts(claim).orElse(List.of());
            if (named.size() != 1) {
                throw refused("neither the id of one tenant nor a list with one");
            }
            String tenant = values.isEmpty() ? named.getFirst() : values.get(named.getFirst());
            if (tenant == null) {
                throw refused("none that is mapped to a tenant");
            }
            if (!isId(tenant)) {
                throw refused("not the id of a tenant");
            }
            return tenant;
        }

        private ProblemException refused(String why) {
            return ProblemException.forbidden("The access token's claim " + claim + " is " + why + ".");
        }

        @Override
        public boolean reaches(String tenant) {
            return values.isEmpty() || values.containsValue(tenant);
        }
    }

    /** Whether it can be a tenant's: those that begin with an underscore are ours. */
    static boolean isId(String tenant) {
        return !tenant.isBlank() && !tenant.startsWith("_");
    }
}
