package dev.latchkey.policies.editing;

import dev.latchkey.policies.rules.RuleChange;
import dev.latchkey.policies.storing.Proposal;
import reactor.core.publisher.Mono;

/** What becomes of a change that takes a second person. */
@FunctionalInterface
public interface ProposeChange {
    /** Keeps it for somebody else to decide. */
    Mono<Proposal> propose(RuleChange<?> change);
}
