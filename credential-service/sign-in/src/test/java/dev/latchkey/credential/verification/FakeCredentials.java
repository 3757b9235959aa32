package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.secret.Verifier;
import dev.latchkey.credential.tenant.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A database in memory that tells what it was asked. */
final class FakeCredentials implements CredentialReads {
    final Map<String, Tenant> tenants = new HashMap<>();
    final Map<String, Account> accounts = new HashMap<>();
    final Map<String, AppPassword> passwords = new HashMap<>();
    final List<String> reads = new ArrayList<>();
    Optional<Mono<?>> instead = Optional.empty();
    boolean broken;
    /** How many looks miss an app password that there is. */
    int passedOver;

    @Nullable
    Instant lastUsedAt;

    private <T> Mono<T> read(String what, Mono<T> found) {
        reads.add(what);
        if (broken) {
            throw new IllegalStateException("no driver");
        }
        return instead.<Mono<T>>map(mono -> mono.flatMap(never -> Mono.empty())).orElse(found);
    }

    @Override
    public Mono<Tenant> tenantOfDomain(String domain) {
        return read("tenant", Mono.justOrEmpty(tenants.get(domain)));
    }

    @Override
    public Mono<Account> accountByLogin(String tenant, String login) {
        return read("account", Mono.justOrEmpty(accounts.get(tenant + "/" + login)));
    }

    /** Accounts and tenants are those of the maps, by the ids that the app password has. */
    @Override
    public Mono<StoredCredential> credential(String tenant, List<Verifier> verifiers, boolean withTenant) {
        return Flux.fromIterable(passedOver-- > 0 ? List.<Verifier>of() : verifiers)
                .filter(each -> passwords.containsKey(tenant + "/" + each.value()))
                .next()
                .map(each -> stored(each, passwords.get(tenant + "/" + each.value()), withTenant))
                .transform(found -> read("credential", found));
    }

    private StoredCredential stored(Verifier verifier, AppPassword password, boolean withTenant) {
        return new StoredCredential(
                password,
                verifier,
                first(accounts, each -> each.id().equals(password.account())),
                withTenant ? first(tenants, each -> each.id().equals(password.tenant())) : null,
                lastUsedAt);
    }

    private static <T> @Nullable T first(Map<String, T> all, Predicate<T> wanted) {
        return all.values().stream().filter(wanted).findFirst().orElse(null);
    }
}
