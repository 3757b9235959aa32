package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.rule.GrantControls;
import dev.latchkey.policy.rule.TlsVersion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Finds the first control that a sign-in does not satisfy. */
final class GrantControlCheck {
    private GrantControlCheck() {}

    static @Nullable GrantControl firstUnmet(GrantControls controls, SignInAttributes signIn) {
        CredentialFacts credential = signIn.credential();
        if (controls.pinnedNetwork() && (credential == null || !credential.networkRestricted())) {
            return GrantControl.PINNED_NETWORK;
        }
        TlsVersion least = controls.tlsAtLeast().orElse(TlsVersion.ABSENT);
        if (signIn.tls().compareTo(least) < 0) {
            return GrantControl.TLS_AT_LEAST;
        }
        Duration longest = controls.expiryWithin().orElse(null);
        if (longest != null && (credential == null || !endsWithin(credential, longest))) {
            return GrantControl.EXPIRY_WITHIN;
        }
        boolean first = controls.activated() && (credential == null || !credential.activated());
        return first ? GrantControl.ACTIVATED : null;
    }

    private static boolean endsWithin(CredentialFacts credential, Duration longest) {
        return credential.expiresAt() != null
                && Duration.between(credential.issuedAt(), credential.expiresAt())
                                .compareTo(longest)
                        <= 0;
    }
}
