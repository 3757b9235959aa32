package dev.latchkey.credential.securityevent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWKSecurityContext;
import dev.latchkey.kit.client.TimeoutWebClient;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Tells whether a security event token (RFC 8417) is what its transmitter signed, for us, lately. */
final class SetVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(SetVerifier.class);
    /** RFC 8417, section 2.3: without it an ID token of the same issuer could pass for an event. */
    private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");

    private static final Duration OLDEST = Duration.ofDays(7);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Clock clock;
    private final WebClient http;
    private final Cache<String, ReactiveJwtDecoder> decoders =
            Caffeine.newBuilder().maximumSize(1_000).build();

    SetVerifier(Clock clock) {
        this.clock = clock;
        this.http = TimeoutWebClient.waiting(PATIENCE);
    }

    /**
     * What a token says.
     *
     * @return fails with {@link SetRefusedException}, or with a 503 problem where the transmitter's keys cannot be had
     */
    Mono<SecurityEventClaims> verify(Transmitter transmitter, String token) {
        return decoders.get(transmitter.jwksUri(), this::decoder)
                .decode(token)
                .onErrorMap(failure -> failure instanceof BadJwtException ? unsigned() : away(transmitter, failure))
                .map(jwt -> checked(transmitter, jwt));
    }

    private static SetRefusedException unsigned() {
        return refused(
                "authentication_failed",
                "It is not signed by a key of the transmitter, or is no security event token.");
    }

    private static ProblemException away(Transmitter transmitter, Throwable failure) {
        LOG.atWarn()
                .addKeyValue("transmitter", transmitter.id())
                .addKeyValue("cause", failure.toString())
                .log("the keys of a transmitter cannot be had");
        return ProblemException.unavailable("The keys of the transmitter cannot be had.");
    }

    private ReactiveJwtDecoder decoder(String jwksUri) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSetUri(jwksUri)
                .jwsAlgorithms(all -> all.addAll(
                        List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256)))
                .jwtProcessorCustomizer(processor ->
                        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<JWKSecurityContext>(TYPE)))
                .webClient(http)
                .build();
        // Events do not expire; what they say of themselves is looked at below, where each refusal has its own code.
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return decoder;
    }

    private SecurityEventClaims checked(Transmitter transmitter, Jwt jwt) {
        if (!transmitter.issuer().equals(jwt.getClaimAsString("iss"))) {
            throw refused("invalid_issuer", "Its iss is not that of the transmitter.");
        }
        @Nullable List<String> audience = jwt.getAudience();
        if (audience == null || !audience.contains(transmitter.audience())) {
            throw refused("invalid_audience", "Its aud does not name this receiver.");
        }
        Instant now = clock.instant();
        Instant issued = jwt.getIssuedAt();
        if (issued == null || issued.isBefore(now.minus(OLDEST)) || issued.isAfter(now.plus(SKEW))) {
            throw refused("invalid_request", "Its iat is missing, older than seven days, or in the future.");
        }
        String jti = jwt.getId();
        if (jti == null || jti.isBlank()) {
            throw refused("invalid_request", "Its jti is missing.");
        }
        return new SecurityEventClaims(
                jti, events(jwt.getClaims().get("events")), jwt.getClaims().get("sub_id"));
    }

    /** RFC 8417, section 2.2: an object with at least one member, each of which is an object. */
    private static Map<String, Object> events(@Nullable Object given) {
        if (!(given instanceof Map<?, ?> events)
                || events.isEmpty()
                || !events.values().stream().allMatch(Map.class::isInstance)) {
            throw refused("invalid_request", "Its events are no object of objects.");
        }
        Map<String, Object> byType = new LinkedHashMap<>();
        events.forEach((type, event) -> byType.put(String.valueOf(type), event));
        return byType;
    }

    private static SetRefusedException refused(String err, String description) {
        return new SetRefusedException(new SetProblem(err, description));
    }
}
