package dev.latchkey.events;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/**
 * What a tenant's administrators have laid down for its app passwords.
 *
 * @param issuers          who may have new ones; seeing and revoking one's own is never taken away
 * @param ownerGroups      the groups whose members may, where owners may; empty is every owner
 * @param helpdeskIssues   whether the help desk may have them issued for others
 * @param approvalNeeded   whether an administrator has to approve what an owner asks for
 * @param justInTime       whether owners may have an account registered for themselves at their first visit
 * @param stepUp           how a person must have signed in to have one issued; absent is anyhow
 * @param expiresAfter     when one expires that is issued without an end; absent is never
 * @param expiresAtMost    the furthest end that one may have; absent is any, and none
 * @param rotateAfter      how old one may get before it is overdue for rotation; absent is any age
 * @param networkNeededFor protocols for which one has to say from which networks it is used
 * @param forms            the forms that secrets may have: {@code short}, {@code long}
 * @param reactions        what becomes of app passwords when something happens to their account
 */
public record AppPasswordRules(
        Issuers issuers,
        Set<String> ownerGroups,
        boolean helpdeskIssues,
        boolean approvalNeeded,
        boolean justInTime,
        @Nullable StepUp stepUp,
        @Nullable Period expiresAfter,
        @Nullable Period expiresAtMost,
        @Nullable Period rotateAfter,
        Set<String> networkNeededFor,
        Set<String> forms,
        Reactions reactions) {
    public AppPasswordRules {
        ownerGroups = DefensiveCopy.set(ownerGroups);
        networkNeededFor = DefensiveCopy.set(networkNeededFor);
        forms = DefensiveCopy.set(forms);
    }

    /** Who may have new app passwords; each includes those before. */
    @EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
    public enum Issuers {
        NOBODY,
        ADMINS,
        OWNERS
    }

    /**
     * How a person must have signed in (RFC 9470).
     *
     * @param maxAge the longest time since then; absent is any
     * @param acr    authentication context classes of which one will do; empty is any
     * @param amr    authentication methods (RFC 8176) of which one must have been used; empty is any
     */
    public record StepUp(@Nullable Duration maxAge, List<String> acr, List<String> amr) {
        public StepUp {
            acr = DefensiveCopy.list(acr);
            amr = DefensiveCopy.list(amr);
        }
    }

    /**
     * What becomes of an account's app passwords.
     *
     * @param mainPasswordChanged when its main password was changed
     * @param mfaReset            when its second factors were reset
     * @param roleChanged         when its roles were changed
     * @param accountDisabled     when it was disabled: it is refused anyway, until it is enabled again
     * @param highRisk            for one of them, when an alert of high or critical severity names it
     */
    public record Reactions(
            Reaction mainPasswordChanged,
            Reaction mfaReset,
            Reaction roleChanged,
            Reaction accountDisabled,
            Reaction highRisk) {}

    /** What becomes of an app password. */
    @EnumNaming(EnumNamingStrategies.LowerCamelCaseStrategy.class)
    public enum Reaction {
        KEEP,
        /** Refused until somebody resumes it. */
        SUSPEND,
        REVOKE
    }
}
