package dev.latchkey.credential.account;

import reactor.core.publisher.Mono;

/** Told when a directory has written an account: something has changed among the people of a tenant. */
@FunctionalInterface
public interface ProvisioningListener {
    /** What fails here fails for nobody else. */
    Mono<Void> provisioned(String tenant);
}
