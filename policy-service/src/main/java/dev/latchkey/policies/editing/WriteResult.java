package dev.latchkey.policies.editing;

import dev.latchkey.policies.rules.Rule;
import dev.latchkey.policies.storing.Proposal;

/** What became of a write. Either way it is durable. */
public sealed interface WriteResult<T> {
    /**
     * It is carried out.
     *
     * @param published whether its events are on the record; if not, they wait and will be sent
     */
    record Done<T>(Rule<T> rule, boolean published) implements WriteResult<T> {}

    /** It waits for a second person. */
    record Proposed<T>(Proposal proposal) implements WriteResult<T> {}
}
