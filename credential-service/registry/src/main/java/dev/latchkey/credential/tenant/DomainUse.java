package dev.latchkey.credential.tenant;

import java.util.Collection;
import reactor.core.publisher.Mono;

/** Tells what would be without a domain. */
@FunctionalInterface
public interface DomainUse {
    /** How many accounts of a tenant have logins of these canonical domains; nobody could sign in to them without. */
    Mono<Long> accounts(String tenant, Collection<String> domains);
}
