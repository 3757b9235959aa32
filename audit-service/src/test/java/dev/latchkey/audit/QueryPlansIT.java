package dev.latchkey.audit;

import dev.latchkey.kit.queryplan.QueryPlanCheck;
import org.junit.jupiter.api.Test;

/** Behind all other integration tests, whose queries it looks at. */
class QueryPlansIT {
    private static final String BUDGET = "looked for a part at a time, within the budget of a search";

    @Test
    void eachQueryIsAnsweredByAnIndex() {
        QueryPlanCheck.of("audit-service", "dev.latchkey.audit")
                .scans("find shards {}", "one document for each partition; all are verified")
                .leavesOut("find signIns {tenant, result} by *", BUDGET)
                .leavesOut("find signIns {tenant, reason} by *", BUDGET)
                .leavesOut("find signIns {tenant, protocol} by *", BUDGET)
                .leavesOut("find signIns {tenant, *, *", BUDGET)
                .sorts("find signIns {tenant, *addressKey ≥*", "at most 1,000 of a network, else by time")
                .leavesOut("find events {tenant, *, *", BUDGET)
                .run();
    }
}
