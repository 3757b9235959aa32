package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.lastuse.FirstUse;
import dev.latchkey.credential.lastuse.ObservedNetwork;
import dev.latchkey.events.Actor;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.SignInRecorded;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Has a pending app password become active once it was used, and pins it where it is to be pinned to the first network. */
final class Activation implements FirstUse {
    private final AppPasswords passwords;

    Activation(AppPasswords passwords) {
        this.passwords = passwords;
    }

    @Override
    public Mono<Boolean> of(Envelope<SignInRecorded> signIn) {
        SignInRecorded data = signIn.data();
        String credential = Objects.requireNonNull(data.credential());
        return passwords
                .ofTenant(data.tenant(), credential)
                .filter(password -> Transition.allowed(password.written()).contains(LifecycleAction.ACTIVATE))
                .flatMap(password -> passwords.activate(password, signIn.time(), data.address(), data.protocol()))
                .then(Mono.defer(() -> passwords.ofTenant(data.tenant(), credential)))
                .flatMap(password -> isToBePinned(password) ? pin(password, signIn) : Mono.just(true))
                .defaultIfEmpty(true);
    }

    private static boolean isToBePinned(AppPassword password) {
        return password.isPinnedAtFirstUse() && password.networks().isEmpty();
    }

    /** False where the address is not known: the next use has to do. */
    private Mono<Boolean> pin(AppPassword password, Envelope<SignInRecorded> signIn) {
        return Mono.justOrEmpty(ObservedNetwork.of(signIn.data().address()))
                .flatMap(network ->
                        passwords.pin(password, List.of(network), signIn.time(), Actor.service("credential-service")))
                .hasElement()
                .onErrorResume(ConcurrentChangeException.class, faster -> Mono.just(false));
    }
}
