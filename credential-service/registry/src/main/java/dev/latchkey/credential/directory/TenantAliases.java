package dev.latchkey.credential.directory;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.ProvisionedAccount;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.tenant.Tenants;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells which addresses are names to sign in with: those whose domain leads to the tenant. Others are somebody else's to give. */
final class TenantAliases {
    private final Tenants tenants;

    TenantAliases(Tenants tenants) {
        this.tenants = tenants;
    }

    /** The account with those aliases alone. */
    Mono<ProvisionedAccount> ofTenant(ProvisionedAccount user) {
        Account account = user.account();
        Set<String> domains =
                account.aliases().stream().map(TenantAliases::domain).collect(Collectors.toSet());
        String own = domain(account.login());
        return Flux.fromIterable(domains)
                .filterWhen(domain -> domain.equals(own) ? Mono.just(true) : tenants.leadsTo(account.tenant(), domain))
                .collect(Collectors.toSet())
                .map(here -> new ProvisionedAccount(account.with(within(account.aliases(), here)), user.profile()));
    }

    private static Set<String> within(Set<String> aliases, Set<String> domains) {
        return aliases.stream().filter(each -> domains.contains(domain(each))).collect(Collectors.toSet());
    }

    private static String domain(String name) {
        return new LoginName(name).domain();
    }
}
