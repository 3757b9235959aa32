package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.Effect;
import java.util.List;

/** The answer of conditional access. */
public sealed interface Verdict {

    /** One for each policy, in the order of the policy set. */
    List<PolicyResult> results();

    /** No policy objects. */
    record Allowed(List<PolicyResult> results) implements Verdict {
        /** Copies what can change. */
        public Allowed {
            results = List.copyOf(results);
        }
    }

    /**
     * At least one policy objects.
     *
     * @param blockedBy their ids, in the order of the policy set
     */
    record Blocked(List<String> blockedBy, List<PolicyResult> results) implements Verdict {
        /** Copies what can change. */
        public Blocked {
            blockedBy = List.copyOf(blockedBy);
            results = List.copyOf(results);
        }

        /** Whether the client is told to try again: one of those that object wants it so, whatever the others want. */
        public boolean isTemporary() {
            return results.stream()
                    .anyMatch(each -> each.result() == PolicyResultType.FAILURE
                            && each.effect() instanceof Effect.Block(Effect.Answer answer)
                            && answer == Effect.Answer.TEMPORARY);
        }
    }
}
