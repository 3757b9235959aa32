package dev.latchkey.credential.tenant;

import dev.latchkey.events.Actor;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.IfMatch;
import java.util.List;
import reactor.core.publisher.Mono;

/** Changes a tenant: no domain leads to two, and none is taken from under accounts that need it. */
final class ChangeTenant {
    private final Tenants tenants;
    private final DomainUse use;

    ChangeTenant(Tenants tenants, DomainUse use) {
        this.tenants = tenants;
        this.use = use;
    }

    /** Fails with a 409 problem where a domain is somebody else's, or has accounts and would go. */
    Mono<Tenant> change(String id, TenantChange change, IfMatch seen, Actor by) {
        return tenants.byId(id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("tenant", id)))
                .doOnNext(before -> seen.check("The tenant", before.version()))
                .flatMap(before -> change(before, change.applyTo(before), by));
    }

    private Mono<Tenant> change(Tenant before, Tenant after, Actor by) {
        List<String> gone = without(before.domains(), after.domains());
        List<String> added = without(after.domains(), before.domains());
        return tenants.noneTaken(added)
                .then(Mono.defer(() -> noneUsed(before.id(), gone)))
                .then(Mono.defer(() -> tenants.replace(before, after, by)));
    }

    private Mono<Void> noneUsed(String tenant, List<String> gone) {
        return gone.isEmpty()
                ? Mono.empty()
                : use.accounts(tenant, gone)
                        .filter(accounts -> accounts > 0)
                        .flatMap(accounts -> Mono.error(used(gone, accounts)));
    }

    private static ProblemException used(List<String> gone, long accounts) {
        return ProblemException.conflict(
                (accounts == 1 ? "1 account has its login" : accounts + " accounts have their logins")
                        + " in " + String.join(", ", gone)
                        + ", and nobody could sign in there any more (expected: that their logins are changed or the accounts"
                        + " deleted by their directory before the domain is taken away).");
    }

    private static List<String> without(List<String> all, List<String> others) {
        return all.stream().filter(each -> !others.contains(each)).toList();
    }
}
