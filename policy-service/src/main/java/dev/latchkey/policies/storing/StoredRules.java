package dev.latchkey.policies.storing;

import dev.latchkey.policies.rules.TenantRuleSet;

/**
 * A tenant's rules as they are stored.
 *
 * @param waitingBytes size of the events that have not been sent yet; 0 when all rules are published
 */
public record StoredRules(TenantRuleSet rules, long waitingBytes) {
    /** Whether those who judge sign-ins have been told. */
    public boolean published() {
        return waitingBytes == 0;
    }
}
