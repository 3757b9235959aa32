package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.policy.evaluation.CompiledPolicies;

/** The policies that attempts are evaluated by. */
public interface PolicySource {
    /** Whether there is anything to go by: before what was published has been read, nothing may be let in. */
    boolean ready();

    /**
     * The policies of a tenant; none, at version 0, where it never had any.
     *
     * @throws IllegalStateException where nobody can tell what they are by now
     */
    CompiledPolicies of(String tenant);
}
