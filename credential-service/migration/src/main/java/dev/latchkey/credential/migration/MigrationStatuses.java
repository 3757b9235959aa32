package dev.latchkey.credential.migration;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.account.Accounts;
import dev.latchkey.credential.lastuse.LastUses;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds out where devices stand: what people did, and what sign-ins and accounts say. */
final class MigrationStatuses {
    private static final int AT_ONCE = 500;

    private final Accounts accounts;
    private final LastUses lastUses;

    MigrationStatuses(Accounts accounts, LastUses lastUses) {
        this.accounts = accounts;
        this.lastUses = lastUses;
    }

    Mono<MigrationStatus> of(Device device) {
        return of(device.tenant(), List.of(device)).single();
    }

    /** In their order. */
    Flux<MigrationStatus> of(String tenant, Flux<Device> devices) {
        return devices.buffer(AT_ONCE).concatMap(some -> of(tenant, some), 1);
    }

    private Flux<MigrationStatus> of(String tenant, List<Device> devices) {
        Set<String> logins = devices.stream().map(Device::login).collect(Collectors.toSet());
        Set<String> credentials = devices.stream()
                .flatMap(each -> Stream.ofNullable(each.plan().credential()))
                .collect(Collectors.toSet());
        return Mono.zip(
                        accounts.byLogins(tenant, logins).collectMap(Account::login),
                        lastUses.byProtocol(tenant, credentials))
                .flatMapIterable(both -> devices.stream()
                        .map(each -> MigrationStatus.of(each, both.getT1().get(each.login()), uses(each, both.getT2())))
                        .toList());
    }

    private static Map<String, Instant> uses(Device device, Map<String, Map<String, Instant>> all) {
        return Optional.ofNullable(device.plan().credential()).map(all::get).orElse(Map.of());
    }
}
