package dev.latchkey.notifier;

import dev.latchkey.kit.queryplan.QueryPlanCheck;
import org.junit.jupiter.api.Test;

/** Behind all other integration tests, whose queries it looks at. */
class QueryPlansIT {
    @Test
    void eachQueryIsAnsweredByAnIndex() {
        QueryPlanCheck.of("notifier-service", "dev.latchkey.notifier")
                .withOutboxes()
                .leavesOut("find alerts {tenant, *", "alerts of one tenant, of the last year")
                .leavesOut("find deliveries {tenant, *alert*", "deliveries of one tenant, of the last thirty days")
                .leavesOut(
                        "find deliveries {tenant, *subscription*", "deliveries of one tenant, of the last thirty days")
                .leavesOut("update notices {due ≤, until >} by due", "what has ended is removed within minutes")
                .run();
    }
}
