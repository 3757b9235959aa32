package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.tenant.Tenant;
import dev.latchkey.credential.tenant.Tenants;
import reactor.core.publisher.Mono;

/** Tenants, accounts and app passwords as the database has them. */
record DatabaseCredentials(Tenants tenants, Accounts accounts, AppPasswords passwords) implements CredentialReads {
    @Override
    public Mono<Tenant> tenantOfDomain(String domain) {
        return tenants.ofDomain(domain);
    }

    @Override
    public Mono<Account> accountByLogin(String tenant, String login) {
        return accounts.byLogin(tenant, login);
    }

    @Override
    public Mono<AppPassword> appPasswordByVerifier(String tenant, String verifier) {
        return passwords.byVerifier(tenant, verifier);
    }
}
