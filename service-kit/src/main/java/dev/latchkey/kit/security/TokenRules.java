package dev.latchkey.kit.security;

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
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt");
    /** Keycloak: "Bearer"; "DPoP" for one that is bound to a key. */
    private static final Set<String> KINDS = Set.of("bearer", "at+jwt", "access_token", "access");
    /** OpenID Connect Core, sections 2 and 3.3.2.11. */
    private static final Set<String> OF_ID_TOKENS = Set.of("nonce", "at_hash", "c_hash", "s_hash");
    /** Where issuers say of what kind a token is: Keycloak, Amazon Cognito, ForgeRock. */
    private static final List<String> KIND_CLAIMS = List.of("typ", "token_use", "tokenName");

    private final String issuer;
    private final SecuritySettings settings;
    private final OAuth2TokenValidator<Jwt> timestamps = new JwtTimestampValidator();
    private final List<TokenRule> rules = List.of(
            TokenRules::type,
            this::issuer,
            TokenRules::kind,
            TokenRules::noIdToken,
            TokenRules::unbound,
            TokenRules::ends,
            this::audience,
            this::subject);

    TokenRules(String issuer, SecuritySettings settings) {
        this.issuer = issuer;
        this.settings = settings;
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
        return given != null && issuer.equals(given.toString())
                ? Optional.empty()
                : Optional.of("iss: " + given + " (expected: " + issuer + ")");
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
        return settings.anyAudience() || given.stream().anyMatch(settings.audience()::contains)
                ? Optional.empty()
                : Optional.of("aud: " + given + " (expected: one of " + settings.audience() + ")");
    }

    private Optional<String> subject(Jwt token) {
        return new TokenClaimReader(token).text(settings.subjectClaim()).isPresent()
                ? Optional.empty()
                : Optional.of(settings.subjectClaim() + ": none (expected: who it is)");
    }
}
