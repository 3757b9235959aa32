package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.existence.ExistenceCheck;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.secret.TypedSecret;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.credential.secret.VerifierKeys;
import dev.latchkey.credential.tenant.Tenant;
import dev.latchkey.events.ReservedTenants;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Reads what concerns one attempt and is not remembered. Where it is made with an app password of its account, that is one
 * look at the database, in which all of it is found; another one is for whoever is refused.
 */
final class CredentialReading {
    private final RememberedCredentials credentials;
    private final VerifierKeys keys;
    private final ExistenceCheck check;
    private final LoginName login;
    private final TypedSecret typed;

    CredentialReading(
            RememberedCredentials credentials,
            VerifierKeys keys,
            ExistenceCheck check,
            LoginName login,
            TypedSecret typed) {
        this.credentials = credentials;
        this.keys = keys;
        this.check = check;
        this.login = login;
        this.typed = typed;
    }

    /**
     * In whatever tenant the domain of the login leads to; never empty.
     *
     * @param ledTo the tenant where it has led lately, which is read along with the rest to see whether it still does;
     *     null where nobody knows
     */
    Mono<LookupResult> wherever(@Nullable String ledTo) {
        Mono<LookupResult> there = ledTo == null
                ? Mono.empty()
                : credential(ledTo, true)
                        .flatMap(found -> found.flatMap(each -> each.tenantOf(login.domain()))
                                .map(tenant -> within(tenant, found))
                                .orElseGet(Mono::empty));
        return there.switchIfEmpty(tenant().flatMap(this::within));
    }

    private Mono<Optional<Tenant>> tenant() {
        return Mono.defer(
                () -> check.domain(login.domain(), Optional.empty(), () -> credentials.tenant(login.domain())));
    }

    /** A login that leads nowhere goes the same way as any other. */
    private Mono<LookupResult> within(Optional<Tenant> tenant) {
        return within(tenant.orElse(null));
    }

    /** In that tenant; never empty. */
    Mono<LookupResult> within(@Nullable Tenant tenant) {
        return credential(id(tenant), false).flatMap(found -> within(tenant, found));
    }

    private Mono<LookupResult> within(@Nullable Tenant tenant, Optional<StoredCredential> found) {
        return found.flatMap(each -> each.accountOf(login.value()))
                .map(owner -> Mono.just(Optional.of(owner)))
                .orElseGet(() -> account(id(tenant)))
                .map(account -> result(tenant, account.orElse(null), found.orElse(null)));
    }

    private Mono<Optional<Account>> account(String tenant) {
        return check.login(tenant, login.value(), Optional.empty(), () -> credentials.account(tenant, login.value()));
    }

    private Mono<Optional<StoredCredential>> credential(String tenant, boolean withTenant) {
        List<Verifier> verifiers =
                typed instanceof TypedSecret.WellFormed(var secret) ? keys.verifiers(tenant, secret) : List.of();
        return verifiers.isEmpty()
                ? Mono.just(Optional.empty())
                : check.secret(
                        tenant,
                        verifiers,
                        Optional.empty(),
                        () -> credentials.credential(tenant, login.value(), verifiers, withTenant));
    }

    private LookupResult result(@Nullable Tenant tenant, @Nullable Account account, @Nullable StoredCredential found) {
        return found == null
                ? LookupResult.withoutAppPassword(typed, tenant, account)
                : new LookupResult(
                        typed,
                        tenant,
                        account,
                        found.password(),
                        found.verifier().keyVersion());
    }

    private static String id(@Nullable Tenant tenant) {
        return tenant == null ? ReservedTenants.UNASSIGNED : tenant.id();
    }
}
