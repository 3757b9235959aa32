package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswords;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.nearcache.NearCache;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.secret.AppPasswordSecret;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.credential.tenant.Tenant;
import dev.latchkey.credential.tenant.Tenants;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds what concerns an attempt: remembered where that may be trusted, else in the database. */
final class CredentialLookup {
    private final NearCache<String, Tenant> tenants;
    private final NearCache<TenantKey, Account> accounts;
    private final NearCache<TenantKey, AppPassword> passwords;
    private final VerifierKeys keys;

    CredentialLookup(
            StreamFreshness freshness,
            Tenants tenants,
            Accounts accounts,
            AppPasswords passwords,
            VerifierKeys keys,
            long remembered) {
        this.tenants = new NearCache<>(freshness, remembered, tenants::ofDomain);
        this.accounts = new NearCache<>(freshness, remembered, key -> accounts.byLogin(key.tenant(), key.value()));
        this.passwords = new NearCache<>(freshness, remembered, key -> passwords.byVerifier(key.tenant(), key.value()));
        this.keys = keys;
    }

    /** All of it from memory; null where any of it has to be read. Never waits. */
    @Nullable
    LookupResult remembered(Attempt attempt, TypedSecret typed) {
        Tenant tenant = tenants.ifTrusted(attempt.login().domain());
        if (tenant == null) {
            return null;
        }
        Account account =
                accounts.ifTrusted(new TenantKey(tenant.id(), attempt.login().value()));
        Recognised password = remembered(tenant.id(), typed);
        return account == null || password == null
                ? null
                : new LookupResult(typed, tenant, account, password.password(), password.keyVersion());
    }

    private @Nullable Recognised remembered(String tenant, TypedSecret typed) {
        for (Verifier verifier : verifiers(tenant, typed)) {
            AppPassword found = passwords.ifTrusted(new TenantKey(tenant, verifier.value()));
            if (found != null) {
                return new Recognised(found, verifier.keyVersion());
            }
        }
        return null;
    }

    /** The tenant that a login leads to. */
    Mono<Optional<Tenant>> tenantOf(LoginName login) {
        return tenants.get(login.domain());
    }

    /** Whatever has to be read is read. */
    Mono<LookupResult> read(Attempt attempt, TypedSecret typed) {
        return tenants.get(attempt.login().domain()).flatMap(tenant -> read(attempt, typed, tenant));
    }

    private Mono<LookupResult> read(Attempt attempt, TypedSecret typed, Optional<Tenant> tenant) {
        // A login that leads nowhere costs the same reads as any other.
        String id = tenant.map(Tenant::id).orElse(dev.latchkey.events.ReservedTenants.UNASSIGNED);
        return Mono.zip(
                accounts.get(new TenantKey(id, attempt.login().value())),
                password(id, typed),
                (account, password) -> new LookupResult(
                        typed,
                        tenant.orElse(null),
                        account.orElse(null),
                        password.map(Recognised::password).orElse(null),
                        password.map(Recognised::keyVersion).orElse(0)));
    }

    /** From the oldest key to the newest, as re-keying goes: what is re-keyed between two reads is found by the next. */
    private Mono<Optional<Recognised>> password(String tenant, TypedSecret typed) {
        return Flux.fromIterable(verifiers(tenant, typed).reversed())
                .concatMap(verifier -> passwords
                        .get(new TenantKey(tenant, verifier.value()))
                        .map(found -> found.map(each -> new Recognised(each, verifier.keyVersion()))))
                .filter(Optional::isPresent)
                .next()
                .defaultIfEmpty(Optional.empty());
    }

    private List<Verifier> verifiers(String tenant, TypedSecret typed) {
        return typed instanceof TypedSecret.WellFormed(AppPasswordSecret secret)
                ? keys.verifiers(tenant, secret)
                : List.of();
    }

    private record TenantKey(String tenant, String value) {}

    private record Recognised(AppPassword password, int keyVersion) {}
}
