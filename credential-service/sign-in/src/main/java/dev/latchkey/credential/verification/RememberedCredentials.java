package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.conditionalaccess.AttributeSource;
import dev.latchkey.credential.existence.DomainTenants;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import dev.latchkey.credential.nearcache.NearCache;
import dev.latchkey.credential.nearcache.ReadMoment;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.credential.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Tenants, accounts and app passwords: remembered, else read, and remembered from then on. */
final class RememberedCredentials {
    private final StreamFreshness freshness;
    private final CredentialReads reads;
    private final DomainTenants domains;
    private final AttributeSource attributes;
    private final NearCache<String, Tenant> tenants;
    private final NearCache<LoginKey, Account> accounts;
    private final NearCache<VerifierKey, AppPassword> passwords;

    RememberedCredentials(
            StreamFreshness freshness,
            CredentialReads reads,
            MemoryBudget budget,
            DomainTenants domains,
            AttributeSource attributes) {
        this.freshness = freshness;
        this.reads = reads;
        this.domains = domains;
        this.attributes = attributes;
        this.tenants = new NearCache<>(freshness, budget, MemoryShare.DOMAINS, HeapBytes::of, reads::tenantOfDomain);
        this.accounts = new NearCache<>(
                freshness,
                budget,
                MemoryShare.ACCOUNTS,
                LoginKey::bytes,
                key -> reads.accountByLogin(key.tenant(), key.login()));
        this.passwords = new NearCache<>(
                freshness,
                budget,
                MemoryShare.APP_PASSWORDS,
                VerifierKey::bytes,
                key -> reads.credential(key.tenant(), List.of(key.verifier()), false)
                        .map(StoredCredential::password));
    }

    /** To which tenant a domain has led lately; null where nobody knows. Whether it still does is to be seen. */
    @Nullable
    String tenantIdOf(String domain) {
        return domains.tenantOf(domain);
    }

    /** Remembered alone; null where it is not to be trusted. */
    @Nullable
    Tenant tenantIfTrusted(String domain) {
        return tenants.ifTrusted(domain);
    }

    /** Remembered alone; null where it is not to be trusted. */
    @Nullable
    Account accountIfTrusted(String tenant, String login) {
        return accounts.ifTrusted(new LoginKey(tenant, login));
    }

    /** Remembered alone; null where it is not to be trusted. */
    @Nullable
    AppPassword passwordIfTrusted(String tenant, Verifier verifier) {
        return passwords.ifTrusted(new VerifierKey(tenant, verifier));
    }

    Mono<Optional<Tenant>> tenant(String domain) {
        return tenants.get(domain).doOnNext(found -> found.ifPresent(this::note));
    }

    private void note(Tenant tenant) {
        tenant.domains().forEach(domain -> domains.leads(domain, tenant.id()));
    }

    Mono<Optional<Account>> account(String tenant, String login) {
        return accounts.get(new LoginKey(tenant, login));
    }

    /**
     * What one look finds; the account is remembered by the name that was typed, where it is called so. What is re-keyed while the index is
     * gone through may be passed over once, and not twice.
     */
    Mono<Optional<StoredCredential>> credential(
            String tenant, String typed, List<Verifier> verifiers, boolean withTenant) {
        Mono<StoredCredential> look = Mono.defer(() -> look(tenant, typed, verifiers, withTenant));
        Mono<StoredCredential> found = verifiers.size() > 1 ? look.switchIfEmpty(look) : look;
        return found.map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private Mono<StoredCredential> look(String tenant, String typed, List<Verifier> verifiers, boolean withTenant) {
        ReadMoment began = freshness.moment();
        return reads.credential(tenant, verifiers, withTenant).doOnNext(found -> remember(began, typed, found));
    }

    private void remember(ReadMoment began, String typed, StoredCredential found) {
        AppPassword password = found.password();
        String tenant = password.tenant();
        passwords.remember(began, new VerifierKey(tenant, found.verifier()), password);
        attributes.found(new AttributeSource.Subject(tenant, password.id()), found.lastUsedAt());
        Optional.ofNullable(found.account())
                .ifPresent(each -> accounts.remember(
                        began, new LoginKey(tenant, each.isCalled(typed) ? typed : each.login()), each));
        Optional.ofNullable(found.tenant()).ifPresent(each -> remember(began, each));
    }

    private void remember(ReadMoment began, Tenant tenant) {
        note(tenant);
        tenant.domains().forEach(domain -> tenants.remember(began, domain, tenant));
    }

    private record LoginKey(String tenant, String login) {
        int bytes() {
            return HeapBytes.OBJECT + HeapBytes.of(tenant, login);
        }
    }

    private record VerifierKey(String tenant, Verifier verifier) {
        int bytes() {
            return 2 * HeapBytes.OBJECT + HeapBytes.of(tenant, verifier.value());
        }
    }
}
