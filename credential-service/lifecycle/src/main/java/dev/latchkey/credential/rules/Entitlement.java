package dev.latchkey.credential.rules;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.OwnAccounts;
import dev.latchkey.credential.directory.group.Groups;
import dev.latchkey.events.AppPasswordRules;
import dev.latchkey.events.AppPasswordRules.Issuers;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.Role;
import reactor.core.publisher.Mono;

/** Who may have an app password issued for an account, and after what sign-in. */
public final class Entitlement {
    private final TenantRulesStore tenantRules;
    private final Groups groups;
    private final OwnAccounts own;
    private final StepUpCheck stepUp;

    Entitlement(TenantRulesStore tenantRules, OwnAccounts own, Groups groups, StepUpCheck stepUp) {
        this.tenantRules = tenantRules;
        this.own = own;
        this.groups = groups;
        this.stepUp = stepUp;
    }

    /**
     * The rules that whatever is issued has to keep to, where the caller may have it issued.
     *
     * @param caller somebody who reaches the account: its owner, an administrator, the help desk
     * @return fails with a 403 problem where they may not, with a 401 problem where they have to sign in anew before
     */
    public Mono<IssueConstraints> toIssue(Caller caller, Account account) {
        return entitled(caller, account, true);
    }

    /** As {@link #toIssue}, for the successor of one that was issued: it needs no approval of its own. */
    public Mono<IssueConstraints> toRotate(Caller caller, Account account) {
        return entitled(caller, account, false);
    }

    /** As {@link #toIssue}, for the owner to ask for one that an administrator has to approve. */
    public Mono<IssueConstraints> toAsk(Account account) {
        return tenantRules.rulesOf(account.tenant()).map(rules -> {
            if (rules.issuers() == Issuers.NOBODY) {
                throw ProblemException.forbidden(why(rules));
            }
            return new IssueConstraints(rules);
        });
    }

    /** As {@link #toAsk}, for what was approved; by somebody who signed in for it. */
    public Mono<IssueConstraints> toCollect(Caller caller, Account account) {
        return tenantRules
                .rulesOf(account.tenant())
                .doOnNext(rules -> stepUp.require(caller, rules.stepUp()))
                .then(Mono.defer(() -> toAsk(account)));
    }

    private Mono<IssueConstraints> entitled(Caller caller, Account account, boolean anew) {
        return tenantRules
                .rulesOf(account.tenant())
                .flatMap(rules -> mayIssue(caller, account, rules, anew)
                        .filter(may -> may)
                        .switchIfEmpty(Mono.error(() -> ProblemException.forbidden(why(rules))))
                        .map(may -> {
                            stepUp.require(caller, rules.stepUp());
                            return new IssueConstraints(rules);
                        }));
    }

    private Mono<Boolean> mayIssue(Caller caller, Account account, AppPasswordRules rules, boolean anew) {
        if (rules.issuers() == Issuers.NOBODY) {
            return Mono.just(false);
        }
        if (caller.is(Role.ADMIN) || caller.is(Role.HELPDESK) && rules.helpdeskIssues()) {
            return Mono.just(true);
        }
        // The help desk reaches accounts that are not its own.
        return rules.issuers() != Issuers.OWNERS || anew && rules.approvalNeeded()
                ? Mono.just(false)
                : own.isOwn(caller, account)
                        .filter(asOwner -> asOwner)
                        .flatMap(asOwner -> isInGroups(account, rules))
                        .defaultIfEmpty(false);
    }

    private Mono<Boolean> isInGroups(Account account, AppPasswordRules rules) {
        return rules.ownerGroups().isEmpty()
                ? Mono.just(true)
                : groups.anyHas(account.tenant(), rules.ownerGroups(), account.id());
    }

    private static String why(AppPasswordRules rules) {
        return switch (rules.issuers()) {
            case NOBODY -> "The rules of the tenant let nobody have new app passwords.";
            case ADMINS -> "The rules of the tenant let only administrators have app passwords issued.";
            case OWNERS ->
                rules.approvalNeeded()
                        ? "The rules of the tenant want an administrator's approval: make an approval request."
                        : rules.ownerGroups().isEmpty()
                                ? "The rules of the tenant let only owners and administrators have app passwords issued."
                                : "The rules of the tenant let only members of certain groups have app passwords issued.";
        };
    }
}
