package dev.latchkey.kit.provider;

import dev.latchkey.kit.security.ClaimedLogin;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a token calls its bearer.
 *
 * @param verifiedBy the claim that says whether the issuer vouches for it; null where it always does
 */
public record LoginMapping(ClaimPath claim, @Nullable ClaimPath verifiedBy) {
    /** Also within a namespace: {@code https://acme.example/email}. */
    private static final Pattern ADDRESS = Pattern.compile("(?:.*[/:])?email");

    /** By that claim; an address counts only where it is verified (OpenID Connect Core, section 5.1). */
    public static LoginMapping by(ClaimPath claim) {
        String name = claim.names().getLast();
        boolean address = ADDRESS.matcher(name).matches();
        return new LoginMapping(claim, address ? claim.sibling(name + "_verified") : null);
    }

    /** Null where the token has none. */
    public @Nullable ClaimedLogin login(TokenClaimReader token) {
        return token.text(claim)
                .map(value -> new ClaimedLogin(value, verifiedBy == null || token.isTrue(verifiedBy)))
                .orElse(null);
    }
}
