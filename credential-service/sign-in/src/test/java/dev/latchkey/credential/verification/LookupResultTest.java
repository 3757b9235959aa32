package dev.latchkey.credential.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.account.Account;
import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.secret.TypedSecret;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LookupResultTest {
    private static LookupResult found(@Nullable Account account) {
        AnAttempt any = new AnAttempt();
        return LookupResult.withoutAppPassword(new TypedSecret.NotAnAppPassword(), any.tenant(), account);
    }

    private static Attempt typing(String login) {
        Attempt any = new AnAttempt().attempt();
        return new Attempt(
                any.door(),
                new LoginName(login),
                new LoginName(login),
                any.typed(),
                any.protocol(),
                any.service(),
                any.address(),
                any.client(),
                any.tlsVersion(),
                any.tlsCipher(),
                any.session(),
                any.traceparent(),
                any.arrived());
    }

    /** Else each alias would be a further budget of guesses. */
    @Test
    void isOneAccountToTheThrottleWhicheverNameIsTyped() {
        Account anna = new AnAttempt().owner().with(Set.of("a.ahlberg@acme.example"));
        assertThat(found(anna).origin(typing("a.ahlberg@acme.example")))
                .isEqualTo(found(anna).origin(typing("anna@acme.example")));
        assertThat(found(anna).login(typing("a.ahlberg@acme.example"))).isEqualTo("anna@acme.example");
        assertThat(found(null).login(typing("zoe@acme.example"))).isEqualTo("zoe@acme.example");
    }
}
