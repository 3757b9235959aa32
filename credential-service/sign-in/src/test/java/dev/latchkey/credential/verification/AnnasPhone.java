package dev.latchkey.credential.verification;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.policy.network.Cidr;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The app password c-1, issued a day ago. */
final class AnnasPhone {
    private AnnasPhone() {}

    static AppPassword appPassword(
            String account,
            AppPasswordState state,
            Set<String> protocols,
            Set<String> services,
            List<Cidr> networks,
            @Nullable Instant expiresAt,
            Instant activateBy) {
        return new AppPassword(
                "acme",
                account,
                "c-1",
                "Anna's phone",
                null,
                state,
                protocols,
                services,
                networks,
                null,
                AnAttempt.NOW.minus(Duration.ofDays(1)),
                expiresAt,
                activateBy,
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                1);
    }
}
