package dev.latchkey.credential.securityevent;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.AccountBindings;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.account.BoundAccount;
import dev.latchkey.credential.account.ExternalIdentity;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.kit.token.TrustedIssuers;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the account that a security event is about. What an issuer calls somebody says nothing of another issuer's. */
final class SubjectAccounts {
    private final Accounts accounts;
    private final AccountBindings bindings;
    private final TrustedIssuers issuers;

    /** @param issuers whose subjects the directory of a tenant gives as {@code externalId} */
    SubjectAccounts(Accounts accounts, AccountBindings bindings, TrustedIssuers issuers) {
        this.accounts = accounts;
        this.bindings = bindings;
        this.issuers = issuers;
    }

    /** Empty where the tenant has none. */
    Mono<Account> find(Transmitter transmitter, EventSubject subject) {
        String tenant = transmitter.tenant();
        return switch (subject) {
            case EventSubject.Login(String login) ->
                Mono.justOrEmpty(LoginName.read(login)).flatMap(name -> accounts.byName(tenant, name.value()));
            case EventSubject.Opaque(String id) ->
                bindings.byExternalId(tenant, id).map(BoundAccount::account);
            case EventSubject.Aliases(List<EventSubject> names) ->
                Flux.fromIterable(names)
                        .concatMap(each -> find(transmitter, each))
                        .next();
            case EventSubject.AtIssuer(ExternalIdentity who) ->
                bindings.ofOwner(tenant, who)
                        .switchIfEmpty(Mono.defer(() -> unbound(transmitter, who)))
                        .map(BoundAccount::account);
        };
    }

    /** Nobody has come as its owner: the directory does not say whose subject it names, so it is one of those it can be. */
    private Mono<BoundAccount> unbound(Transmitter transmitter, ExternalIdentity who) {
        return issuers.speaksFor(who.issuer(), transmitter.tenant())
                        || who.issuer().equals(transmitter.issuer())
                ? bindings.byExternalId(transmitter.tenant(), who.subject()).filter(found -> found.owner() == null)
                : Mono.empty();
    }
}
