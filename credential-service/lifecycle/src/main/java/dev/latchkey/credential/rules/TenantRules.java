package dev.latchkey.credential.rules;

import dev.latchkey.events.AppPasswordRules;
import dev.latchkey.events.AppPasswordRules.Issuers;
import dev.latchkey.events.AppPasswordRules.Reaction;
import dev.latchkey.events.AppPasswordRules.Reactions;
import java.util.Set;

/**
 * The rules of a tenant.
 *
 * @param version 0 where nobody has changed them yet
 */
record TenantRules(String tenant, AppPasswordRules rules, long version) {
    static final Reactions KEEP_ALL =
            new Reactions(Reaction.KEEP, Reaction.KEEP, Reaction.KEEP, Reaction.KEEP, Reaction.KEEP);

    /** What holds where nothing was laid down: owners may have what they like. */
    private static final AppPasswordRules USUAL = new AppPasswordRules(
            Issuers.OWNERS,
            Set.of(),
            false,
            false,
            false,
            null,
            null,
            null,
            null,
            Set.of(),
            Set.of("short", "long"),
            KEEP_ALL);

    static TenantRules usual(String tenant) {
        return new TenantRules(tenant, USUAL, 0);
    }

    TenantRules with(AppPasswordRules changed) {
        return new TenantRules(tenant, changed, version + 1);
    }
}
