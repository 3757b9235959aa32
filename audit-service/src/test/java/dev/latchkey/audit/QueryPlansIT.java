package dev.latchkey.audit;

import dev.latchkey.kit.queryplan.QueryPlanCheck;
import org.junit.jupiter.api.Test;

/** Behind all other integration tests, whose queries it looks at. */
class QueryPlansIT {
    private static final String FILTERED =
            "the log of one tenant, from its newest end until the page is full; a search that takes longer than 10 s is 503";
    private static final String SEVERAL = "what one of the filters finds, from its newest end until the page is full";
    private static final String NOBODYS =
            "the platform's own log and what was nobody's, as one; MongoDB merges the two";

    @Test
    void eachQueryIsAnsweredByAnIndex() {
        QueryPlanCheck.of("audit-service", "dev.latchkey.audit")
                .scans("find shards {}", "one document for each partition; all are verified")
                .sorts("find signIns {tenant in*", NOBODYS)
                .sorts("find events {tenant in*", NOBODYS)
                .leavesOut("find signIns {tenant*, result} by *", FILTERED)
                .leavesOut("find signIns {tenant*, reason} by *", FILTERED)
                .leavesOut("find signIns {tenant*, protocol} by *", FILTERED)
                .leavesOut("find signIns {tenant*, *, *", SEVERAL)
                .sorts("find signIns {tenant*, *addressKey ≥*", "by address or by time, whichever reads less")
                .leavesOut("find events {tenant*, *, *", SEVERAL)
                .run();
    }
}
