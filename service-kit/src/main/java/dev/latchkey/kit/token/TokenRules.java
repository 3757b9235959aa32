package dev.latchkey.kit.token;

import dev.latchkey.kit.provider.ClaimPath;
import dev.latchkey.kit.provider.IssuerRules;
import dev.latchkey.kit.provider.TokenClaimReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/**
 * What makes a genuine token of the issuer an access token for us (RFC 9068, section 4; RFC 8725): neither an ID token
 * nor a refresh token, not ended, meant for us, and free to be used by whoever bears it.
 */
final class TokenRules implements OAuth2TokenValidator<Jwt> {
    /** Okta's own servers name one more. */
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "okta-internal-at+jwt");
    /** Keycloak: "Bearer"; "DPoP" for one that is bound to a key. */
    private static final Set<String> KINDS = Set.of("bearer", "at+jwt", "access_token", "access");
    /** OpenID Connect Core, sections 2 and 3.3.2.11. */
    private static final Set<String> OF_ID_TOKENS = Set.of("at_hash", "c_hash", "s_hash");

    private static final String NONCE = "nonce";
    /** Where issuers say of what kind a token is: Keycloak, Amazon Cognito, ForgeRock. */
    private static final List<String> KIND_CLAIMS = List.of("typ", "token_use", "tokenName");

    private final IssuerRules believed;
    private final OAuth2TokenValidator<Jwt> timestamps = new JwtTimestampValidator();
    private final List<TokenRule> rules = List.of(
            TokenRules::type,
            this::issuer,
            TokenRules::kind,
            TokenRules::noIdToken,
            this::accessToken,
            TokenRules::unbound,
            TokenRules::ends,
            this::audience,
            this::subject);

    TokenRules(IssuerRules believed) {
        this.believed = believed;
    }

    /** Why a token will not do, if it will not. */
    private interface TokenRule {
        Optional<String> refusal(Jwt token);
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return rules.stream()
                .map(rule -> rule.refusal(token))
                .flatMap(Optional::stream)
                .findFirst()
                .map(why -> OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", why, null)))
                .orElseGet(() -> timestamps.validate(token));
    }

    private static Optional<String> type(Jwt token) {
        Object given = token.getHeaders().get("typ");
        String type = String.valueOf(given).toLowerCase(Locale.ROOT);
        // RFC 7515, section 4.1.9: "application/" may be left out.
        String bare = type.startsWith("application/") ? type.substring("application/".length()) : type;
        return given == null || TYPES.contains(bare)
                ? Optional.empty()
                : Optional.of("typ: " + given + " (expected: at+jwt or JWT)");
    }

    private Optional<String> issuer(Jwt token) {
        Object given = token.getClaims().get("iss");
        return given != null && believed.issuer().equals(given.toString())
                ? Optional.empty()
                : Optional.of("iss: " + given + " (expected: " + believed.issuer() + ")");
    }

    private static Optional<String> kind(Jwt token) {
        return KIND_CLAIMS.stream()
                .filter(token.getClaims()::containsKey)
                .filter(name -> !KINDS.contains(
                        String.valueOf(token.getClaims().get(name)).toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(name -> name + ": " + token.getClaims().get(name) + " (expected: an access token)");
    }

    private static Optional<String> noIdToken(Jwt token) {
        return OF_ID_TOKENS.stream()
                .filter(token.getClaims()::containsKey)
                .findFirst()
                .map(name -> name + ": given (expected: an access token, not an ID token)");
    }

    /** Some issuers repeat the client's nonce in access tokens: there, a claim tells them from ID tokens. */
    private Optional<String> accessToken(Jwt token) {
        ClaimPath mark = believed.accessToken();
        if (mark == null) {
            return token.getClaims().containsKey(NONCE)
                    ? Optional.of("nonce: given (expected: an access token, not an ID token)")
                    : Optional.empty();
        }
        return new TokenClaimReader(token.getClaims()).has(mark)
                ? Optional.empty()
                : Optional.of(mark + ": none (expected: in every access token of this issuer; an ID token has none)");
    }

    /** RFC 7800: of no use to who has only found it. We ask for no proof, so nobody may come without. */
    private static Optional<String> unbound(Jwt token) {
        return token.getClaims().containsKey("cnf")
                ? Optional.of(
                        "cnf: given (expected: a token that needs no proof of a key; DPoP and mTLS are not supported)")
                : Optional.empty();
    }

    private static Optional<String> ends(Jwt token) {
        return token.getExpiresAt() == null ? Optional.of("exp: none (expected: when it ends)") : Optional.empty();
    }

    private Optional<String> audience(Jwt token) {
        List<String> given = Optional.ofNullable(token.getAudience()).orElse(List.of());
        return believed.anyAudience() || given.stream().anyMatch(believed.audience()::contains)
                ? Optional.empty()
                : Optional.of("aud: " + given + " (expected: one of " + believed.audience() + ")");
    }

    private Optional<String> subject(Jwt token) {
        return believed.subject(new TokenClaimReader(token.getClaims())).isPresent()
                ? Optional.empty()
                : Optional.of(believed.subjects().getFirst() + ": none (expected: who it is)");
    }
}
