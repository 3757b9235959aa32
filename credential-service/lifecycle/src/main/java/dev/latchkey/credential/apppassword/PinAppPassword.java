package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.lastuse.LastUse;
import dev.latchkey.credential.lastuse.LastUses;
import dev.latchkey.credential.nearcache.StreamFreshness;
import dev.latchkey.credential.validation.RequestFields;
import dev.latchkey.events.Actor;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.policy.network.Cidr;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Pins app passwords to networks when somebody says so. */
final class PinAppPassword {
    /** Whoever was in more than so many has a device that cannot be pinned. */
    private static final int MOST = 50;

    private final AppPasswords passwords;
    private final LastUses lastUses;
    private final StreamFreshness freshness;
    private final Clock clock;

    PinAppPassword(AppPasswords passwords, LastUses lastUses, StreamFreshness freshness, Clock clock) {
        this.passwords = passwords;
        this.lastUses = lastUses;
        this.freshness = freshness;
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
            List<Cidr> ranges = fields.ranges("networks", networks);
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
    Mono<AppPasswordView> pin(Account account, String id, Wanted wanted, boolean mayWiden, Actor by) {
        List<Cidr> given = wanted.checked();
        return Mono.defer(() -> passwords.byId(account.tenant(), account.id(), id))
                .doOnNext(password -> require(password, mayWiden))
                .flatMap(password -> (given == null ? seen(password) : Mono.just(given))
                        .flatMap(networks -> passwords.pin(password, networks, clock.instant(), by))
                        .doOnNext(told -> freshness.changed(password.identity(), password.version() + 1)))
                .flatMap(told -> passwords
                        .byId(account.tenant(), account.id(), id)
                        .map(after -> AppPasswordView.moved(after, clock.instant(), told)))
                .retryWhen(Retry.max(10).filter(ConcurrentChangeException.class::isInstance));
    }

    private void require(AppPassword password, boolean mayWiden) {
        if (!password.livesAt(clock.instant())) {
            throw ProblemException.conflict("The app password is over: there is nothing to pin.");
        }
        if (!password.networks().isEmpty() && !mayWiden) {
            throw ProblemException.conflict(
                    "The app password is bound to networks already; only an administrator can change them.");
        }
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
