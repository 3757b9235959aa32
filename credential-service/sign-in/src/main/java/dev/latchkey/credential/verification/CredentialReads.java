package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.credential.tenant.Tenant;
import java.util.List;
import reactor.core.publisher.Mono;

/** What an attempt reads of the database, each in one look; each is empty where there is none. */
interface CredentialReads {
    /** The tenant to which a domain of logins leads. */
    Mono<Tenant> tenantOfDomain(String domain);

    /** The account of a login or an alias. */
    Mono<Account> accountByLogin(String tenant, String login);

    /**
     * The app password that is kept under one of these verifiers, and what belongs to it.
     *
     * @param withTenant whether that is wanted too
     */
    Mono<StoredCredential> credential(String tenant, List<Verifier> verifiers, boolean withTenant);
}
