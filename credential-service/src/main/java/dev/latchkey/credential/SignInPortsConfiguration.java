package dev.latchkey.credential;

import dev.latchkey.credential.reaction.ReactToSignal;
import dev.latchkey.credential.rekeying.Rekeying;
import dev.latchkey.credential.verification.RekeyAppPassword;
import dev.latchkey.credential.verification.SuspendAppPassword;
import dev.latchkey.events.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a sign-in may change of its app password, carried out by the life cycle: the two know nothing of each other. */
@Configuration(proxyBeanMethods = false)
class SignInPortsConfiguration {
    private static final Actor SELF = Actor.service("credential-service");

    @Bean
    SuspendAppPassword suspendAppPassword(ReactToSignal reactions) {
        return (tenant, credential, reason) -> reactions.suspend(tenant, credential, reason, SELF);
    }

    @Bean
    RekeyAppPassword rekeyAppPassword(Rekeying rekeying) {
        return (password, keyVersion, secret) -> {
            Rekeying.Due due = rekeying.due(password, keyVersion, secret);
            return due == null ? null : () -> rekeying.later(due);
        };
    }
}
