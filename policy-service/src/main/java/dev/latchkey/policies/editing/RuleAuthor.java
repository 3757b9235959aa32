package dev.latchkey.policies.editing;

import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who writes rules of their own tenant.
 *
 * @param login   absent where the identity provider vouches for none
 * @param insists whether they have been warned, and want it all the same
 */
public record RuleAuthor(String tenant, @Nullable String login, boolean insists) {
    /** The name of the query parameter. */
    public static final String IMPACT = "impact";

    private static final String ACCEPTED = "accepted";

    /**
     * The caller.
     *
     * @param impact empty, or {@code accepted}
     * @throws ProblemException 400 where it says anything else
     */
    public static RuleAuthor of(Caller caller, String impact) {
        if (!impact.isEmpty() && !impact.equals(ACCEPTED)) {
            throw ProblemException.badField(IMPACT, impact, "absent, or " + ACCEPTED);
        }
        return new RuleAuthor(caller.tenant(), caller.verifiedLogin().orElse(null), impact.equals(ACCEPTED));
    }
}
