package dev.latchkey.kit.token;

import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.kit.key.KeysUnavailableException;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Believes access tokens that a key of their issuer has signed and that keep to the {@link TokenRules} of that issuer.
 * What a token says of its issuer before its signature is known chooses among those that are trusted, and nothing else.
 */
final class AccessTokenDecoder implements ReactiveJwtDecoder {
    private static final MappedJwtClaimSetConverter CLAIMS = MappedJwtClaimSetConverter.withDefaults(Map.of());

    private final TrustedIssuers issuers;

    AccessTokenDecoder(TrustedIssuers issuers) {
        this.issuers = issuers;
    }

    /** Fails with {@link BadJwtException} where it is not to be believed, with any other where that cannot be told. */
    @Override
    public Mono<Jwt> decode(String token) {
        return Mono.fromCallable(() -> parse(token)).flatMap(parsed -> {
            TrustedIssuer issuer = issuer(parsed);
            return issuer.keys()
                    .haveSigned(parsed)
                    .onErrorMap(
                            KeysUnavailableException.class,
                            away -> new JwtException(String.valueOf(away.getMessage()), away))
                    .filter(genuine -> genuine)
                    .switchIfEmpty(Mono.error(() -> new BadJwtException("signed by no key of the issuer")))
                    .map(genuine -> checked(read(token, parsed), issuer));
        });
    }

    private static SignedJWT parse(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException | IllegalArgumentException broken) {
            throw new BadJwtException("no signed token", broken);
        }
    }

    private TrustedIssuer issuer(SignedJWT unverified) {
        try {
            Optional<String> named =
                    Optional.ofNullable(unverified.getJWTClaimsSet().getIssuer());
            return named.flatMap(issuers::claimedBy)
                    .orElseThrow(() -> new BadJwtException("iss: " + named.orElse("none")
                            + " (expected: an issuer that is trusted here, one of " + issuers.names() + ")"));
        } catch (ParseException broken) {
            throw new BadJwtException("its claims cannot be read", broken);
        }
    }

    private static Jwt read(String token, SignedJWT parsed) {
        try {
            Map<String, Object> claims = CLAIMS.convert(parsed.getJWTClaimsSet().getClaims());
            return Jwt.withTokenValue(token)
                    .headers(all -> all.putAll(parsed.getHeader().toJSONObject()))
                    .claims(all -> all.putAll(claims))
                    .build();
        } catch (ParseException | RuntimeException broken) {
            throw new BadJwtException("its claims cannot be read", broken);
        }
    }

    private static Jwt checked(Jwt token, TrustedIssuer issuer) {
        OAuth2TokenValidatorResult result = new TokenRules(issuer.rules()).validate(token);
        if (result.hasErrors()) {
            throw new JwtValidationException(
                    String.valueOf(result.getErrors().iterator().next().getDescription()), result.getErrors());
        }
        return token;
    }
}
