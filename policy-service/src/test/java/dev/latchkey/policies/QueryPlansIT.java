package dev.latchkey.policies;

import dev.latchkey.kit.queryplan.QueryPlanCheck;
import org.junit.jupiter.api.Test;

/** Behind all other integration tests, whose queries it looks at. */
class QueryPlansIT {
    @Test
    void eachQueryIsAnsweredByAnIndex() {
        QueryPlanCheck.of("policy-service", "dev.latchkey.policies")
                .withOutboxes()
                .scans(
                        "find tenantRules {}",
                        "the versions of all tenants are compared with their snapshots: all are wanted")
                .leavesOut(
                        "count proposals {tenant, base, decision absent, expiresAt >}",
                        "of one version of a tenant's rules, and of the last seven days")
                .run();
    }
}
