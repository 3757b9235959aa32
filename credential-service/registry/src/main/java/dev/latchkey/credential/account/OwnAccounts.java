package dev.latchkey.credential.account;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.ClaimedLogin;
import dev.latchkey.kit.security.Role;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Which account is a caller's own. Somebody is bound to an account once, by who they are at the identity provider, and
 * stays: what their token calls them counts only to bind them, only where it is verified, and only where an
 * administrator chose that. Whoever is called like an account that is somebody else's is refused, on the record.
 */
public final class OwnAccounts {
    private final AccountBindings bindings;
    private final BindingRule rule;

    OwnAccounts(AccountBindings bindings, BindingRule rule) {
        this.bindings = bindings;
        this.rule = rule;
    }

    /**
     * The caller's account; they are bound to it where they have not been.
     *
     * @return empty where they have none; fails with a 403 problem where they come as the owner of somebody else's
     */
    public Mono<Account> of(Caller caller) {
        ExternalIdentity who = ExternalIdentity.of(caller);
        return caller.program()
                ? Mono.empty()
                : bindings.ofOwner(caller.tenant(), who)
                        .flatMap(own -> unlessCalledOtherwise(caller, own).thenReturn(own.account()))
                        .switchIfEmpty(Mono.defer(() -> byExternalId(caller, who)))
                        .switchIfEmpty(Mono.defer(() -> byLogin(caller, who)));
    }

    /** Whether an account is the caller's own; fails as {@link #of} does. */
    public Mono<Boolean> isOwn(Caller caller, Account account) {
        return caller.is(Role.OWNER)
                ? of(caller).map(own -> own.id().equals(account.id())).defaultIfEmpty(false)
                : Mono.just(false);
    }

    private Mono<Account> byExternalId(Caller caller, ExternalIdentity who) {
        return bindings.byExternalId(caller.tenant(), who.subject())
                .flatMap(found -> unlessCalledOtherwise(caller, found)
                        .then(Mono.defer(() -> claim(found, caller, "externalId"))));
    }

    private Mono<Account> byLogin(Caller caller, ExternalIdentity who) {
        return rule == BindingRule.VERIFIED_LOGIN
                ? Mono.justOrEmpty(caller.verifiedLogin().flatMap(LoginName::read))
                        .flatMap(login -> bindings.byLogin(caller.tenant(), login.value()))
                        .flatMap(found -> claim(found, caller, "verifiedLogin"))
                : Mono.empty();
    }

    private Mono<Account> claim(BoundAccount found, Caller caller, String by) {
        AccountClaim claim = claimed(found, caller, by);
        return found.isFreeFor(claim.who())
                ? bindings.bind(claim)
                        .filter(bound -> bound)
                        .switchIfEmpty(Mono.error(() -> ProblemException.unavailable(
                                "Somebody has been bound to the account meanwhile: try again.")))
                        .thenReturn(found.account())
                : refuse(claim);
    }

    /** Refuses somebody whose token names the login of another account. */
    private Mono<Void> unlessCalledOtherwise(Caller caller, BoundAccount own) {
        return Mono.justOrEmpty(claimedLogin(caller))
                .filter(login -> !login.value().equals(own.account().login()))
                .flatMap(login -> bindings.byLogin(caller.tenant(), login.value()))
                .flatMap(other -> refuse(claimed(other, caller, "claimedLogin")))
                .then();
    }

    private static Optional<LoginName> claimedLogin(Caller caller) {
        return Optional.ofNullable(caller.claimed()).map(ClaimedLogin::value).flatMap(LoginName::read);
    }

    private static AccountClaim claimed(BoundAccount found, Caller caller, String by) {
        String login =
                Optional.ofNullable(caller.claimed()).map(ClaimedLogin::value).orElse(null);
        return new AccountClaim(found, ExternalIdentity.of(caller), login, by, caller.actor());
    }

    private Mono<Account> refuse(AccountClaim claim) {
        return bindings.refuse(claim)
                .then(Mono.error(() -> ProblemException.forbidden(
                        "The access token names the login of an account that is somebody else's, or its account is.")));
    }
}
