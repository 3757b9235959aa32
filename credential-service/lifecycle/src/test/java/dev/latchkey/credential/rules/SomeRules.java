package dev.latchkey.credential.rules;

import dev.latchkey.events.AppPasswordRules;
import dev.latchkey.events.AppPasswordRules.Issuers;
import dev.latchkey.events.AppPasswordRules.Reaction;
import dev.latchkey.events.AppPasswordRules.Reactions;
import java.time.Period;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules to test with. */
public final class SomeRules {
    /** None at all. */
    public static final IssueConstraints LIMITS =
            new IssueConstraints(rules(null, null, Set.of(), Set.of("short", "long")));

    private SomeRules() {}

    static AppPasswordRules rules(
            @Nullable Period expiresAfter,
            @Nullable Period expiresAtMost,
            Set<String> networkNeededFor,
            Set<String> forms) {
        Reactions keep = new Reactions(Reaction.KEEP, Reaction.KEEP, Reaction.KEEP, Reaction.KEEP, Reaction.KEEP);
        return new AppPasswordRules(
                Issuers.OWNERS,
                Set.of(),
                false,
                false,
                false,
                null,
                expiresAfter,
                expiresAtMost,
                null,
                networkNeededFor,
                forms,
                keep);
    }
}
