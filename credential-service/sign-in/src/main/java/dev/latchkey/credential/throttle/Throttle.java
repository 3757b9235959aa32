package dev.latchkey.credential.throttle;

import dev.latchkey.credential.lastuse.ObservedNetwork;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInResult;
import dev.latchkey.policy.network.Cidr;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Slows down those who guess, and nobody else. Every refusal costs the same, whatever it was for, so that nobody can
 * tell a right secret from a wrong one by what it costs; a device that repeats itself costs one. Whoever comes from a
 * network from which the login was let in before is held back by its own failures alone.
 *
 * <p>What it remembers is bounded in bytes. A counter that was pushed out gives an attacker more guesses; it never
 * refuses an owner.
 */
public final class Throttle {
    private static final Logger LOG = LoggerFactory.getLogger(Throttle.class);
    private static final CompletableFuture<Boolean> NO = CompletableFuture.completedFuture(false);
    private static final CompletableFuture<Boolean> YES = CompletableFuture.completedFuture(true);

    private final ThrottleSettings settings;
    private final ThrottleKeys keys;
    private final FailureBudgets budgets;
    private final RememberedNetworks known;
    private final FamiliarNetworks database;

    Throttle(ThrottleSettings settings, ThrottleKeys keys, FamiliarNetworks database) {
        this.settings = settings;
        this.keys = keys;
        this.budgets = new FailureBudgets(settings, keys);
        this.known = new RememberedNetworks(settings.share(3));
        this.database = database;
    }

    /**
     * Whether an attempt has to wait, so that it is not even checked. Reads the database where others have spent a budget
     * and memory does not know whether the network is familiar. Never fails: what cannot be read is taken for familiar.
     */
    public CompletableFuture<Boolean> holdsBack(AttemptOrigin origin, Instant now) {
        long at = now.toEpochMilli();
        if (budgets.hold(origin, false, at).isEmpty()) {
            return NO;
        }
        if (budgets.hold(origin, true, at).isPresent()) {
            return YES;
        }
        return familiar(origin, at)
                .thenApply(familiar -> budgets.hold(origin, familiar, at).isPresent());
    }

    private CompletableFuture<Boolean> familiar(AttemptOrigin origin, long now) {
        Optional<Boolean> remembered = remembered(origin, now);
        if (remembered.isPresent()) {
            return remembered.get() ? YES : NO;
        }
        return origin.hasAccount() ? read(origin, now) : NO;
    }

    private CompletableFuture<Boolean> read(AttemptOrigin origin, long now) {
        Cidr network = network(origin).orElseThrow();
        return Mono.defer(() -> database.contain(origin.tenant(), origin.login(), network))
                .timeout(settings.readWithin())
                .doOnNext(familiar -> known.remember(keys.network(origin, network), familiar, now))
                .onErrorResume(Throttle::takenForFamiliar)
                .toFuture()
                .thenApply(Objects::requireNonNull);
    }

    private static Mono<Boolean> takenForFamiliar(Throwable failure) {
        LOG.atWarn().addKeyValue("cause", failure.toString()).log("familiar networks could not be read");
        return Mono.just(true);
    }

    private Optional<Boolean> remembered(AttemptOrigin origin, long now) {
        return network(origin).flatMap(network -> known.familiar(keys.network(origin, network), now));
    }

    private static Optional<Cidr> network(AttemptOrigin origin) {
        return Optional.ofNullable(origin.address()).map(ObservedNetwork::of);
    }

    /**
     * What holds such an attempt back, as far as this replica knows by now; changes nothing.
     *
     * @param usedBefore whether the login is known to have been let in from that network
     */
    public Optional<Hold> hold(AttemptOrigin origin, boolean usedBefore, Instant now) {
        long at = now.toEpochMilli();
        boolean familiar =
                usedBefore || remembered(origin, at).filter(each -> each).isPresent();
        return budgets.hold(origin, familiar, at);
    }

    /** How long a failure counts. */
    public Duration window() {
        return settings.window();
    }

    /** How many different secrets of a login may be refused from one address before it has to wait. */
    public int freeFailures() {
        return settings.freeFailures();
    }

    /** Takes note of what was decided of all that every replica has seen. */
    void decided(HoldDecision decision) {
        budgets.decided(decision);
    }

    /** Takes note of how an attempt ended here. */
    public void saw(RecordedAttributes signIn, Instant at) {
        AttemptOrigin origin = AttemptOrigin.of(signIn);
        if (signIn.result() == SignInResult.ACCEPTED) {
            network(origin)
                    .ifPresent(network -> known.remember(keys.network(origin, network), true, at.toEpochMilli()));
            budgets.forgive(origin);
        } else {
            budgets.count(signIn, at.toEpochMilli());
        }
    }
}
