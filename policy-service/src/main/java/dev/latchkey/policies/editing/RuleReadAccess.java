package dev.latchkey.policies.editing;

import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;

/** Who may read the rules of their tenant, and all that belongs to them. */
public final class RuleReadAccess {
    private RuleReadAccess() {}

    /** @throws dev.latchkey.kit.problem.ProblemException 403 where the caller may not */
    public static void check(Caller caller) {
        caller.mustBe(Role.ADMIN, Role.HELPDESK, Role.ANALYST, Role.AUDITOR);
    }
}
