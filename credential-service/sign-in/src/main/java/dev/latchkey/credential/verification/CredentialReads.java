package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.tenant.Tenant;
import reactor.core.publisher.Mono;

/** What an attempt reads of the database; each is empty where there is none. */
interface CredentialReads {
    /** The tenant to which a domain of logins leads. */
    Mono<Tenant> tenantOfDomain(String domain);

    /** The account of a login. */
    Mono<Account> accountByLogin(String tenant, String login);

    /** The app password that is kept under a verifier. */
    Mono<AppPassword> appPasswordByVerifier(String tenant, String verifier);
}
