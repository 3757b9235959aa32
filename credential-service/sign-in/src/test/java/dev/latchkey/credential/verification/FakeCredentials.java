package dev.latchkey.credential.verification;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.tenant.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** A database in memory that tells what it was asked. */
final class FakeCredentials implements CredentialReads {
    final Map<String, Tenant> tenants = new HashMap<>();
    final Map<String, Account> accounts = new HashMap<>();
    final Map<String, AppPassword> passwords = new HashMap<>();
    final List<String> reads = new ArrayList<>();
    Optional<Mono<?>> instead = Optional.empty();
    boolean broken;

    private <T> Mono<T> read(String what, Map<String, T> from, String key) {
        reads.add(what);
        if (broken) {
            throw new IllegalStateException("no driver");
        }
        return instead.<Mono<T>>map(mono -> mono.flatMap(never -> Mono.empty()))
                .orElseGet(() -> Mono.justOrEmpty(from.get(key)));
    }

    @Override
    public Mono<Tenant> tenantOfDomain(String domain) {
        return read("tenant", tenants, domain);
    }

    @Override
    public Mono<Account> accountByLogin(String tenant, String login) {
        return read("account", accounts, tenant + "/" + login);
    }

    @Override
    public Mono<AppPassword> appPasswordByVerifier(String tenant, String verifier) {
        return read("appPassword", passwords, tenant + "/" + verifier);
    }
}
