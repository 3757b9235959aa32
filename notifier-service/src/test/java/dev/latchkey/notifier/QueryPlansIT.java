package dev.latchkey.notifier;

import dev.latchkey.kit.queryplan.QueryPlanCheck;
import org.junit.jupiter.api.Test;

/** Behind all other integration tests, whose queries it looks at. */
class QueryPlansIT {
    private static final String BUDGET = "looked for a part at a time, within the budget of a search";

    @Test
    void eachQueryIsAnsweredByAnIndex() {
        QueryPlanCheck.of("notifier-service", "dev.latchkey.notifier")
                .withOutboxes()
                .leavesOut("find alerts {tenant, *", BUDGET)
                .leavesOut("find deliveries {tenant, *alert*", BUDGET)
                .leavesOut("find deliveries {tenant, *subscription*", BUDGET)
                .leavesOut("update notices {due ≤, until >} by due", "what has ended is removed within minutes")
                .run();
    }
}
