package dev.latchkey.kit.token;

import dev.latchkey.kit.provider.TokenClaimReader;
import dev.latchkey.kit.security.Caller;
import dev.latchkey.kit.security.CallerReader;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads a token that is believed by the rules of its issuer. */
final class TokenCallers implements CallerReader {
    private static final String ISSUER = "iss";

    private final TrustedIssuers issuers;

    TokenCallers(TrustedIssuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public Caller caller(Jwt token) {
        TokenClaimReader claims = new TokenClaimReader(token.getClaims());
        return claims.text(ISSUER)
                .flatMap(issuers::claimedBy)
                .orElseThrow(() -> new IllegalStateException("a token of an issuer that is not believed"))
                .rules()
                .caller(claims);
    }
}
