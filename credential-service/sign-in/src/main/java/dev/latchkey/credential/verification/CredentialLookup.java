package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.existence.Existence;
import dev.latchkey.credential.existence.ExistenceCheck;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import dev.latchkey.credential.nearcache.NearCache;
import dev.latchkey.credential.nearcache.ReadThrough;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.credential.tenant.Tenant;
import dev.latchkey.events.ReservedTenants;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds what concerns an attempt: remembered where that may be trusted, else in the database. What there is not is not
 * looked for there.
 */
final class CredentialLookup {
    private final NearCache<String, Tenant> tenants;
    private final NearCache<TenantKey, Account> accounts;
    private final NearCache<TenantKey, AppPassword> passwords;
    private final VerifierKeys keys;
    private final ReadThrough readThrough;
    private final Existence existence;

    CredentialLookup(
            StreamFreshness freshness,
            CredentialReads reads,
            MemoryBudget budget,
            VerifierKeys keys,
            ReadThrough readThrough,
            Existence existence) {
        this.tenants = new NearCache<>(freshness, budget, MemoryShare.DOMAINS, HeapBytes::of, reads::tenantOfDomain);
        this.accounts = new NearCache<>(
                freshness,
                budget,
                MemoryShare.ACCOUNTS,
                TenantKey::bytes,
                key -> reads.accountByLogin(key.tenant(), key.value()));
        this.passwords = new NearCache<>(
                freshness,
                budget,
                MemoryShare.APP_PASSWORDS,
                TenantKey::bytes,
                key -> reads.appPasswordByVerifier(key.tenant(), key.value()));
        this.keys = keys;
        this.readThrough = readThrough;
        this.existence = existence;
    }

    /** All that concerns an attempt; fails where it cannot be read in time. */
    CompletableFuture<LookupResult> find(LoginName login, TypedSecret typed) {
        return readThrough.get(remembered(login, typed), () -> read(existence.check(), login, typed));
    }

    /** A login that leads nowhere goes the same way as any other. */
    private static String id(Optional<Tenant> tenant) {
        return tenant.map(Tenant::id).orElse(ReservedTenants.UNASSIGNED);
    }

    private @Nullable LookupResult remembered(LoginName login, TypedSecret typed) {
        Tenant tenant = tenants.ifTrusted(login.domain());
        if (tenant == null) {
            return null;
        }
        Account account = accounts.ifTrusted(new TenantKey(tenant.id(), login.value()));
        Recognised password = remembered(tenant.id(), typed);
        return account == null || password == null ? null : found(typed, tenant, account, password);
    }

    private @Nullable Recognised remembered(String tenant, TypedSecret typed) {
        if (!(typed instanceof TypedSecret.WellFormed)) {
            return Recognised.NONE;
        }
        for (Verifier verifier : verifiers(tenant, typed)) {
            AppPassword found = passwords.ifTrusted(new TenantKey(tenant, verifier.value()));
            if (found != null) {
                return new Recognised(found, verifier.keyVersion());
            }
        }
        return null;
    }

    private Mono<LookupResult> read(ExistenceCheck check, LoginName login, TypedSecret typed) {
        return tenant(check, login).flatMap(tenant -> read(check, login, typed, tenant));
    }

    private Mono<LookupResult> read(ExistenceCheck check, LoginName login, TypedSecret typed, Optional<Tenant> tenant) {
        String id = id(tenant);
        return Mono.zip(
                account(check, id, login),
                password(check, id, typed),
                (account, password) -> found(typed, tenant.orElse(null), account.orElse(null), password));
    }

    private Mono<Optional<Tenant>> tenant(ExistenceCheck check, LoginName login) {
        return check.domain(login.domain(), Optional.empty(), () -> tenants.get(login.domain()));
    }

    private Mono<Optional<Account>> account(ExistenceCheck check, String tenant, LoginName login) {
        TenantKey key = new TenantKey(tenant, login.value());
        return check.login(tenant, login.value(), Optional.empty(), () -> accounts.get(key));
    }

    private Mono<Recognised> password(ExistenceCheck check, String tenant, TypedSecret typed) {
        List<Verifier> verifiers = verifiers(tenant, typed);
        return verifiers.isEmpty()
                ? Mono.just(Recognised.NONE)
                : check.secret(tenant, verifiers, Recognised.NONE, () -> password(tenant, verifiers));
    }

    /** From the oldest key to the newest, as re-keying goes: what is re-keyed between two reads is found by the next. */
    private Mono<Recognised> password(String tenant, List<Verifier> verifiers) {
        return Flux.fromIterable(verifiers.reversed())
                .concatMap(verifier -> passwords
                        .get(new TenantKey(tenant, verifier.value()))
                        .map(found -> new Recognised(found.orElse(null), verifier.keyVersion())))
                .filter(each -> each.password() != null)
                .next()
                .defaultIfEmpty(Recognised.NONE);
    }

    private List<Verifier> verifiers(String tenant, TypedSecret typed) {
        return typed instanceof TypedSecret.WellFormed(AppPasswordSecret secret)
                ? keys.verifiers(tenant, secret)
                : List.of();
    }

    private static LookupResult found(
            TypedSecret typed, @Nullable Tenant tenant, @Nullable Account account, Recognised password) {
        return new LookupResult(typed, tenant, account, password.password(), password.keyVersion());
    }

    private record TenantKey(String tenant, String value) {
        int bytes() {
            return HeapBytes.OBJECT + HeapBytes.of(tenant, value);
        }
    }

    private record Recognised(@Nullable AppPassword password, int keyVersion) {
        static final Recognised NONE = new Recognised(null, 0);
    }
}
