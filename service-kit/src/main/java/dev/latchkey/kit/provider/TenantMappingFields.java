package dev.latchkey.kit.provider;

import dev.latchkey.kit.provider.TenantMapping.ClaimedTenant;
import dev.latchkey.kit.provider.TenantMapping.FixedTenant;
import dev.latchkey.kit.provider.TenantMapping.NoTenant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads of which tenant the bearers of an issuer's tokens are. */
final class TenantMappingFields {
    private static final String AN_ID = "the id of a tenant";
    private static final String EITHER = "fixed with the id of a tenant, or claim with the claim that has it";

    private TenantMappingFields() {}

    /** @param platform whether it is an issuer of those who run the installation, who may be of no tenant */
    static TenantMapping read(YamlField tenant, boolean platform) {
        if (!tenant.isGiven() && platform) {
            return new NoTenant();
        }
        if (!tenant.isGiven()) {
            throw tenant.refused(EITHER);
        }
        YamlObject given = tenant.fields("fixed", "claim", "values");
        if (given.get("fixed").isGiven() == given.get("claim").isGiven()) {
            throw tenant.refused(EITHER);
        }
        return given.get("fixed").isGiven() ? fixed(given) : claimed(given);
    }

    private static TenantMapping fixed(YamlObject given) {
        if (given.get("values").isGiven()) {
            throw given.get("values").refused("nothing beside fixed");
        }
        return new FixedTenant(id(given.get("fixed")));
    }

    private static TenantMapping claimed(YamlObject given) {
        Map<String, String> values = new LinkedHashMap<>();
        YamlField table = given.get("values");
        if (table.isGiven()) {
            table.entries("what stands in the claim, and the tenant that is meant")
                    .forEach((value, tenant) -> values.put(value, id(tenant)));
        }
        if (table.isGiven() && values.isEmpty()) {
            throw table.refused("at least one value, or no values at all");
        }
        return new ClaimedTenant(IssuerFields.path(given.get("claim")), values);
    }

    private static String id(YamlField field) {
        return field.read(AN_ID, id -> {
            if (!TenantMapping.isId(id)) {
                throw new IllegalArgumentException(AN_ID);
            }
            return id;
        });
    }
}
