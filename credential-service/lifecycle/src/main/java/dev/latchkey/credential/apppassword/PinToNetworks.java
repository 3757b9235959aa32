package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.validation.NetworkFields;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.RequestFields;
import dev.latchkey.policy.network.Cidr;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Pins app passwords to networks when somebody says so. */
final class PinToNetworks {
    /** Whoever was in more than so many has a device that cannot be pinned. */
    private static final int MOST = 50;

    private final AppPasswordChanges changes;
    private final LastUses lastUses;
    private final Clock clock;

    PinToNetworks(AppPasswordChanges changes, LastUses lastUses, Clock clock) {
        this.changes = changes;
        this.lastUses = lastUses;
        this.clock = clock;
    }

    /** To which networks; absent is to those where it was used. */
    record Wanted(@Nullable List<String> networks) {
        @Nullable
        List<Cidr> checked() {
            if (networks == null) {
                return null;
            }
            RequestFields fields = new RequestFields();
            List<Cidr> ranges = NetworkFields.ranges(fields, "networks", networks);
            if (networks.isEmpty() || networks.size() > MOST) {
                fields.wrong("networks", networks.size() + " networks", "1 to " + MOST);
            }
            fields.allRight();
            return ranges;
        }
    }

    /**
     * Binds an app password to networks.
     *
     * @param mayWiden whether networks that it has may be replaced; otherwise it can be pinned once
     */
    Mono<AppPasswordView> pin(NamedAppPassword named, Wanted wanted, boolean mayWiden, Actor by) {
        List<Cidr> given = wanted.checked();
        Account account = named.account();
        return changes.applyToCurrent(account.tenant(), account.id(), named.id(), found -> {
                    named.check(found);
                    Instant now = clock.instant();
                    // Where it was used matters only where it can be pinned at all.
                    Lifecycle.check(found, new LifecycleAction.PinTo(List.of(), mayWiden, now, by));
                    return (given == null ? seen(found) : Mono.just(given))
                            .map(networks -> new LifecycleAction.PinTo(networks, mayWiden, now, by));
                })
                .map(saved -> AppPasswordView.moved(saved.password(), clock.instant(), saved.onRecord()));
    }

    private Mono<List<Cidr>> seen(AppPassword password) {
        return lastUses.of(password.tenant(), List.of(password.id()))
                .next()
                .map(LastUse::networks)
                .filter(networks -> !networks.isEmpty())
                .switchIfEmpty(Mono.error(() -> ProblemException.conflict(
                        "The app password was not used yet: there is no network to pin it to. Name some.")))
                .doOnNext(networks -> {
                    if (networks.size() > MOST) {
                        throw ProblemException.conflict("The app password was used from " + networks.size()
                                + " networks, too many to pin it to. Name some.");
                    }
                });
    }
}
