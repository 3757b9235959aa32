package dev.latchkey.credential.verification;

import static java.util.Objects.requireNonNull;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.apppassword.JoinedAppPassword;
import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.credential.tenant.Tenant;
import dev.latchkey.credential.tenant.Tenants;
import dev.latchkey.kit.mongo.DocumentJoin;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Tenants, accounts and app passwords as the database has them. */
final class DatabaseCredentials implements CredentialReads {
    private final Tenants tenants;
    private final Accounts accounts;
    private final AppPasswords passwords;
    private final DocumentJoin<Account> owner;
    private final DocumentJoin<LastUse> lastUse;
    private final DocumentJoin<Tenant> tenant;

    DatabaseCredentials(Tenants tenants, Accounts accounts, AppPasswords passwords, LastUses lastUses) {
        this.tenants = tenants;
        this.accounts = accounts;
        this.passwords = passwords;
        this.owner = accounts.joinedBy(AppPasswords.OWNER);
        this.lastUse = lastUses.joinedBy(AppPasswords.IDENTITY);
        this.tenant = tenants.joinedBy(AppPasswords.TENANT);
    }

    @Override
    public Mono<Tenant> tenantOfDomain(String domain) {
        return tenants.ofDomain(domain);
    }

    @Override
    public Mono<Account> accountByLogin(String tenant, String login) {
        return accounts.byName(tenant, login);
    }

    @Override
    public Mono<StoredCredential> credential(String id, List<Verifier> verifiers, boolean withTenant) {
        Map<String, Verifier> byValue = verifiers.stream().collect(Collectors.toMap(Verifier::value, each -> each));
        List<DocumentJoin<?>> joins = withTenant ? List.of(owner, lastUse, tenant) : List.of(owner, lastUse);
        return passwords
                .byVerifiers(id, byValue.keySet(), joins)
                .map(found -> stored(found, requireNonNull(byValue.get(found.verifier()))));
    }

    private StoredCredential stored(JoinedAppPassword found, Verifier verifier) {
        return new StoredCredential(
                found.password(),
                verifier,
                found.of(owner).orElse(null),
                found.of(tenant).orElse(null),
                found.of(lastUse).map(LastUse::at).orElse(null));
    }
}
