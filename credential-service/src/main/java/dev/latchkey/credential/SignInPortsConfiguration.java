package dev.latchkey.credential;

import dev.latchkey.credential.rekeying.Rekeying;
import dev.latchkey.credential.role.SignInRole;
import dev.latchkey.credential.verification.RekeyAppPassword;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a sign-in may change of its app password, carried out by the life cycle: the two know nothing of each other. */
@SignInRole
@Configuration(proxyBeanMethods = false)
class SignInPortsConfiguration {
    @Bean
    RekeyAppPassword rekeyAppPassword(Rekeying rekeying) {
        return (password, keyVersion, secret) -> {
            Rekeying.Due due = rekeying.due(password, keyVersion, secret);
            return due == null ? null : () -> rekeying.later(due);
        };
    }
}
