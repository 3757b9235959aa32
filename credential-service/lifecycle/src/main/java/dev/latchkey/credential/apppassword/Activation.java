package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.lastuse.FirstUse;
import dev.latchkey.credential.lastuse.ObservedNetwork;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.SignInRecorded;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Has a pending app password become active once it was used, and pins it where it is to be pinned to the first network. */
final class Activation implements FirstUse {
    private final AppPasswords passwords;
    private final AppPasswordChanges changes;

    Activation(AppPasswords passwords, AppPasswordChanges changes) {
        this.passwords = passwords;
        this.changes = changes;
    }

    @Override
    public Mono<Boolean> of(Envelope<SignInRecorded> signIn) {
        SignInRecorded data = signIn.data();
        String credential = Objects.requireNonNull(data.credential());
        LifecycleAction activate = new LifecycleAction.Activate(signIn.time(), data.address(), data.protocol());
        return passwords
                .ofTenant(data.tenant(), credential)
                .flatMap(found -> changes.applyIfPossible(found, activate))
                .onErrorComplete(ConcurrentChangeException.class)
                .then(Mono.defer(() -> passwords.ofTenant(data.tenant(), credential)))
                .flatMap(found -> isToBePinned(found) ? pin(found, signIn) : Mono.just(true))
                .defaultIfEmpty(true);
    }

    private static boolean isToBePinned(AppPassword password) {
        return password.isPinnedAtFirstUse() && password.networks().isEmpty();
    }

    /** False where the address is not known, or somebody was faster: the next use has to do. */
    private Mono<Boolean> pin(AppPassword found, Envelope<SignInRecorded> signIn) {
        return Mono.justOrEmpty(ObservedNetwork.of(signIn.data().address()))
                .flatMap(network -> changes.applyIfPossible(
                        found,
                        new LifecycleAction.PinTo(List.of(network), false, signIn.time(), LifecycleAction.SERVICE)))
                .hasElement()
                .onErrorResume(ConcurrentChangeException.class, faster -> Mono.just(false));
    }
}
