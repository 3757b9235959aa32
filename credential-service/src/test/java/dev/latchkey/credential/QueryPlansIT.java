package dev.latchkey.credential;

import dev.latchkey.kit.queryplan.QueryPlanCheck;
import org.junit.jupiter.api.Test;

/** Behind all other integration tests, whose queries it looks at. */
class QueryPlansIT {
    private static final String AT_START = "read once at the start: of all of them, who exists is told from memory";
    private static final String DELETED = "accounts that their directory has deleted, of one tenant";
    private static final String REMOVED = "those of the installation that were removed, which keep their ids";
    private static final String BUDGET = "looked for a part at a time, within the budget of a search";

    @Test
    void eachQueryIsAnsweredByAnIndex() {
        QueryPlanCheck check = QueryPlanCheck.of("credential-service", "dev.latchkey.credential")
                .withOutboxes()
                .scans("find accounts {}", AT_START)
                .scans("find app_passwords {}", AT_START)
                .scans("find front_doors {}", AT_START)
                .scans("find tenants {}", AT_START)
                .leavesOut("count accounts {tenant, deletedAt absent}", DELETED)
                .leavesOut("find accounts {tenant, *deletedAt absent}*", DELETED)
                .leavesOut("find front_doors {removed*} by _id", REMOVED)
                .leavesOut("find leak_reporters {removed*} by _id", REMOVED)
                .leavesOut("find migration_devices {tenant, *state*} by login, _id", BUDGET)
                .leavesOut("find migration_devices {tenant, *protocol*} by login, _id", BUDGET)
                .leavesOut("find approval_requests {tenant, stage, *", BUDGET)
                .sorts("find directory_groups {tenant, members} by _id", "the groups that one user is in");
        ofAppPasswords(check).run();
    }

    private static QueryPlanCheck ofAppPasswords(QueryPlanCheck check) {
        return check.leavesOut(
                        "find last_uses {tenant, account, networks}", "as many as one account may have app passwords")
                .scans("aggregate app_passwords {}", "all are counted: when somebody asks, and now and then")
                .leavesOut("aggregate app_passwords {state in, *", "what has ended and nobody has revoked")
                .leavesOut(
                        "find app_passwords {state in, *, expiresAt >, expiresAt <, reminded ≠}",
                        "of what expires soon, that whose owner was reminded")
                .leavesOut(
                        "find app_passwords {state, *, succession.retiresAt <, reminded ≠}",
                        "of what retires soon, that whose owner was reminded")
                .leavesOut(
                        "find app_passwords {tenant, state in, *succession absent, issuedAt <*",
                        "of what is overdue, that which has ended or whose owner was reminded")
                .sorts(
                        "find app_passwords {tenant, state in, *} by issuedAt, _id",
                        "what is overdue in one tenant, of which a page is held; MongoDB merges the states")
                .unasked("IdempotencyKeys.claimed", "one that is older than a day, which is found by its id");
    }
}
