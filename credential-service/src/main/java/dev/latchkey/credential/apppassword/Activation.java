package dev.latchkey.credential.apppassword;

import dev.latchkey.credential.lastuse.FirstUse;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.SignInRecorded;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Has a pending app password become active once it was used. */
final class Activation implements FirstUse {
    private final AppPasswords passwords;

    Activation(AppPasswords passwords) {
        this.passwords = passwords;
    }

    @Override
    public Mono<Void> of(Envelope<SignInRecorded> signIn) {
        SignInRecorded data = signIn.data();
        return passwords
                .ofTenant(data.tenant(), Objects.requireNonNull(data.credential()))
                .filter(password -> Transition.allowed(password.written()).contains(Move.ACTIVATE))
                .flatMap(password -> passwords.activate(password, signIn.time(), data.address(), data.protocol()))
                .then();
    }
}
