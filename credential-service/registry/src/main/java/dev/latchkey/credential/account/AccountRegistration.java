package dev.latchkey.credential.account;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.tenant.Tenants;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.problem.ProblemException;
import org.jspecify.annotations.Nullable;
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
                .then(Mono.defer(() -> present.byLogin(account.tenant(), account.login())))
                .flatMap(there -> Mono.<Account>error(Accounts.taken(account)))
                .defaultIfEmpty(account);
    }

    private Mono<Void> mustLeadHere(Account account) {
        String domain = new LoginName(account.login()).domain();
        return tenants.leadsTo(account.tenant(), domain)
                .filter(leadsHere -> leadsHere)
                .switchIfEmpty(Mono.error(() -> ProblemException.badField(
                        "login", account.login(), "a login whose domain is registered for this tenant")))
                .then();
    }
}
