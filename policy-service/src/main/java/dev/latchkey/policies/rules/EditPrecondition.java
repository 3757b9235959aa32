package dev.latchkey.policies.rules;

/** What an editor believes the rule to be that they are about to change. */
@FunctionalInterface
public interface EditPrecondition {
    /** Whether a rule at that version is what they have seen. */
    boolean holds(long version);
}
