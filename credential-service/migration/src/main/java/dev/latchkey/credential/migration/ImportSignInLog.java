package dev.latchkey.credential.migration;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.migration.log.ParsedLine;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes down the devices behind the sign-ins of a log, some lines at a time. */
final class ImportSignInLog {
    private static final int AT_ONCE = 1_000;

    private final Devices devices;
    private final Accounts accounts;

    ImportSignInLog(Devices devices, Accounts accounts) {
        this.devices = devices;
        this.accounts = accounts;
    }

    Mono<ImportReport> run(String tenant, Flux<ParsedLine> lines) {
        return Mono.defer(() -> {
            ImportCount count = new ImportCount(tenant);
            return lines.buffer(AT_ONCE)
                    .concatMap(some -> note(tenant, count.take(some), count), 1)
                    .then(Mono.fromSupplier(count::report));
        });
    }

    private Mono<Void> note(String tenant, Map<String, Device> seen, ImportCount count) {
        return Mono.zip(devices.note(seen.values()), unknown(tenant, count.newLogins(seen)))
                .doOnNext(both -> count.noted(both.getT1().size(), both.getT2()))
                .then();
    }

    private Mono<Set<String>> unknown(String tenant, Set<String> logins) {
        return accounts.byLogins(tenant, logins)
                .map(Account::login)
                .collect(Collectors.toSet())
                .map(known -> {
                    Set<String> unknown = new HashSet<>(logins);
                    unknown.removeAll(known);
                    return unknown;
                });
    }
}
