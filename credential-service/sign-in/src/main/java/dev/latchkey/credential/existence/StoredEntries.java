package dev.latchkey.credential.existence;

import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.apppassword.StoredVerifier;
import dev.latchkey.credential.apppassword.StoredVerifiers;
import dev.latchkey.credential.frontdoor.FrontDoors;
import dev.latchkey.credential.tenant.Tenants;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tenants, accounts, app passwords and front doors; of each what it is looked up by, and nothing else. */
record StoredEntries(
        Tenants tenants,
        DomainTenants domains,
        Accounts accounts,
        StoredVerifiers verifiers,
        FrontDoors doors,
        Clock clock)
        implements ExistenceSource {
    /** The others are few. */
    @Override
    public Mono<Long> estimate() {
        return Mono.zip(accounts.estimatedCount(), verifiers.estimatedCount(), Long::sum);
    }

    @Override
    public Mono<Set<Integer>> keysInUse() {
        return verifiers.keysInUse(clock.instant());
    }

    @Override
    public Flux<ExistenceEntry> all() {
        return Flux.concat(
                tenants.allDomains()
                        .doOnNext(each -> domains.leads(each.domain(), each.tenant()))
                        .map(each -> ExistenceEntry.domain(each.domain())),
                doors.allKeyHashes().map(ExistenceEntry::doorKey),
                accounts.allNames().map(each -> ExistenceEntry.login(each.tenant(), each.login())),
                verifiers.all().map(StoredEntries::entry));
    }

    @Override
    public Flux<KeyedEntry> ofAppPasswords(Collection<String> identities) {
        return verifiers
                .of(identities)
                .map(each -> new KeyedEntry(entry(each), each.verifier().keyVersion()));
    }

    @Override
    public Flux<ExistenceEntry> ofFrontDoors(Collection<String> ids) {
        return doors.keyHashes(ids).map(ExistenceEntry::doorKey);
    }

    private static ExistenceEntry entry(StoredVerifier each) {
        return ExistenceEntry.verifier(each.tenant(), each.verifier().value());
    }
}
