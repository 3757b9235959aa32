package dev.latchkey.quickstart.people;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What a token says about its bearer beyond the standard: tenant and roles for everybody; for people also who they are,
 * and when and how they signed in (RFC 9470: {@code auth_time}, {@code acr}). An access token is for the services, an ID
 * token for the client (RFC 9068, section 2.2).
 */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private static final String AUDIENCE = "latchkey";
    private static final String BY_PASSWORD = "urn:latchkey:acr:password";

    private final Supplier<List<Identity>> people;
    private final Map<String, Identity> programs;

    /** @param people asked for with each token: there may be more by then */
    TokenClaims(Supplier<List<Identity>> people, List<Identity> programs) {
        this.people = people;
        this.programs = byLogin(programs);
    }

    private static Map<String, Identity> byLogin(List<Identity> identities) {
        return identities.stream().collect(Collectors.toMap(Identity::login, Function.identity()));
    }

    @Override
    public void customize(JwtEncodingContext context) {
        Authentication principal = requireNonNull(context.getPrincipal());
        var claims = context.getClaims();
        var person = people.get().stream()
                .filter(each -> each.login().equals(principal.getName()))
                .findFirst();
        person.ifPresent(p -> describe(p, signedInAt(principal), claims));
        person.or(() -> Optional.ofNullable(programs.get(principal.getName()))).ifPresent(i -> authorise(i, claims));
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            claims.audience(List.of(AUDIENCE))
                    .claim("client_id", context.getRegisteredClient().getClientId());
        }
    }

    private static void authorise(Identity identity, JwtClaimsSet.Builder claims) {
        claims.claim("roles", identity.roles());
        Optional.ofNullable(identity.tenant()).ifPresent(tenant -> claims.claim("tenant", tenant));
    }

    private static void describe(Identity person, Instant signedInAt, JwtClaimsSet.Builder claims) {
        claims.claim("name", person.name());
        claims.claim("preferred_username", person.login());
        claims.claim("email", person.login());
        claims.claim("email_verified", true);
        claims.claim("auth_time", signedInAt.getEpochSecond());
        claims.claim("acr", BY_PASSWORD);
        claims.claim("amr", List.of("pwd"));
    }

    private static Instant signedInAt(Authentication principal) {
        return factors(principal)
                .map(FactorGrantedAuthority::getIssuedAt)
                .max(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException("a person signed in without any factor"));
    }

    private static Stream<FactorGrantedAuthority> factors(Authentication principal) {
        return principal.getAuthorities().stream()
                .filter(FactorGrantedAuthority.class::isInstance)
                .map(FactorGrantedAuthority.class::cast);
    }
}
