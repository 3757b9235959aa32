package dev.latchkey.credential.account;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.tenant.Tenants;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.problem.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Registers accounts under logins that lead to their tenant. */
public final class AccountRegistration {
    private final Accounts accounts;
    private final ProvisionedAccounts present;
    private final Tenants tenants;

    AccountRegistration(Accounts accounts, ProvisionedAccounts present, Tenants tenants) {
        this.accounts = accounts;
        this.present = present;
        this.tenants = tenants;
    }

    /** Fails with a 400 problem where the login leads elsewhere, and with a 409 problem where it is taken. */
    public Mono<Account> register(Account account, Actor by) {
        return register(account, null, by);
    }

    /**
     * As {@link #register(Account, Actor)}, for somebody who is known already.
     *
     * @param externalId who they are at the identity provider: nobody else will be bound to it
     */
    public Mono<Account> register(Account account, @Nullable String externalId, Actor by) {
        return mustLeadHere(account).then(Mono.defer(() -> accounts.register(account, externalId, by)));
    }

    /** Fails as {@link #register} would, and writes nothing. */
    Mono<Account> rehearse(Account account) {
        return mustLeadHere(account)
                .thenMany(Flux.defer(() -> Flux.fromIterable(account.names())))
                .concatMap(name -> present.byName(account.tenant(), name))
                .next()
                .flatMap(there -> Mono.<Account>error(Accounts.taken(account)))
                .defaultIfEmpty(account);
    }

    private Mono<Void> mustLeadHere(Account account) {
        return mustLeadHere(account.tenant(), "login", account.login())
                .then(Mono.defer(() -> mustLeadHere(account.tenant(), account.aliases())));
    }

    /** Fails with a 400 problem where the domain of an alias leads elsewhere. */
    Mono<Void> mustLeadHere(String tenant, Set<String> aliases) {
        return Flux.fromIterable(aliases)
                .concatMap(alias -> mustLeadHere(tenant, "aliases", alias))
                .then();
    }

    private Mono<Void> mustLeadHere(String tenant, String field, String name) {
        return tenants.leadsTo(tenant, new LoginName(name).domain())
                .filter(leadsHere -> leadsHere)
                .switchIfEmpty(Mono.error(() ->
                        ProblemException.badField(field, name, "a login whose domain is registered for this tenant")))
                .then();
    }
}
