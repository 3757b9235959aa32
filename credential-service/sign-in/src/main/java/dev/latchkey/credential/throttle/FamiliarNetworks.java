package dev.latchkey.credential.throttle;

import dev.latchkey.policy.network.Cidr;
import reactor.core.publisher.Mono;

/** From which networks logins were let in, as the database has it. */
@FunctionalInterface
public interface FamiliarNetworks {
    /** Whether an app password of that login's account was used from there; never empty. */
    Mono<Boolean> contain(String tenant, String login, Cidr network);
}
