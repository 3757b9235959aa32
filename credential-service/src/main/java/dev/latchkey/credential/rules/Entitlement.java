package dev.latchkey.credential.rules;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.directory.group.Groups;
import dev.latchkey.events.AppPasswordRules;
import dev.latchkey.events.AppPasswordRules.Issuers;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import dev.latchkey.kit.web.ProblemException;
import reactor.core.publisher.Mono;

/** Who may have an app password issued for an account, and after what sign-in. */
public final class Entitlement {
    private final Rulebooks rulebooks;
    private final Groups groups;
    private final StepUpCheck stepUp;

    Entitlement(Rulebooks rulebooks, Groups groups, StepUpCheck stepUp) {
        this.rulebooks = rulebooks;
        this.groups = groups;
        this.stepUp = stepUp;
    }

    /**
     * The rules that whatever is issued has to keep to, where the caller may have it issued.
     *
     * @param caller somebody who reaches the account: its owner, an administrator, the help desk
     * @return fails with a 403 problem where they may not, with a 401 problem where they have to sign in anew before
     */
    public Mono<Limits> toIssue(Caller caller, Account account) {
        return rulebooks
                .rulesOf(account.tenant())
                .flatMap(rules -> mayIssue(caller, account, rules)
                        .filter(may -> may)
                        .switchIfEmpty(Mono.error(() -> ProblemException.forbidden(why(rules))))
                        .map(may -> {
                            stepUp.require(caller, rules.stepUp());
                            return new Limits(rules);
                        }));
    }

    private Mono<Boolean> mayIssue(Caller caller, Account account, AppPasswordRules rules) {
        if (rules.issuers() == Issuers.NOBODY) {
            return Mono.just(false);
        }
        if (caller.is(Role.ADMIN) || caller.is(Role.HELPDESK) && rules.helpdeskIssues()) {
            return Mono.just(true);
        }
        // Who is neither reaches the account as its owner, or as the help desk; that is an owner of its own account
        // too.
        if (rules.issuers() != Issuers.OWNERS || !account.isOf(caller)) {
            return Mono.just(false);
        }
        return rules.ownerGroups().isEmpty()
                ? Mono.just(true)
                : groups.anyHas(account.tenant(), rules.ownerGroups(), account.id());
    }

    private static String why(AppPasswordRules rules) {
        return switch (rules.issuers()) {
            case NOBODY -> "The rules of the tenant let nobody have new app passwords.";
            case ADMINS -> "The rules of the tenant let only administrators have app passwords issued.";
            case OWNERS ->
                rules.ownerGroups().isEmpty()
                        ? "The rules of the tenant let only owners and administrators have app passwords issued."
                        : "The rules of the tenant let only members of certain groups have app passwords issued.";
        };
    }
}
