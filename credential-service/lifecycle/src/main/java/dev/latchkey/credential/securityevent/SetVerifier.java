package dev.latchkey.credential.securityevent;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.kit.key.KeysUnavailableException;
import dev.latchkey.kit.problem.ProblemException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Tells whether a security event token (RFC 8417) is what its transmitter signed, for us, lately. */
final class SetVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(SetVerifier.class);
    /** RFC 8417, section 2.3: without it an ID token of the same issuer could pass for an event. */
    private static final Set<String> TYPES = Set.of("secevent+jwt", "application/secevent+jwt");

    private static final Duration OLDEST = Duration.ofDays(7);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final TransmitterKeys keys;
    private final Clock clock;

    SetVerifier(TransmitterKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What a token says.
     *
     * @return fails with {@link SetRefusedException}, or with a 503 problem where the transmitter's keys cannot be had
     */
    Mono<SecurityEventClaims> verify(Transmitter transmitter, String token) {
        return Mono.justOrEmpty(parse(token))
                .flatMap(parsed -> keys.of(transmitter)
                        .haveSigned(parsed)
                        .filter(genuine -> genuine)
                        .map(genuine -> parsed))
                .onErrorMap(KeysUnavailableException.class, away -> away(transmitter, away))
                .switchIfEmpty(Mono.error(SetVerifier::unsigned))
                .map(genuine -> checked(transmitter, genuine));
    }

    private static Optional<SignedJWT> parse(String token) {
        try {
            return Optional.of(SignedJWT.parse(token))
                    .filter(parsed -> parsed.getHeader().getType() != null
                            && TYPES.contains(
                                    parsed.getHeader().getType().getType().toLowerCase(Locale.ROOT)));
        } catch (ParseException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static SetRefusedException unsigned() {
        return refused(
                "authentication_failed",
                "It is not signed by a key of the transmitter, or is no security event token.");
    }

    private static ProblemException away(Transmitter transmitter, KeysUnavailableException failure) {
        LOG.atWarn()
                .addKeyValue("transmitter", transmitter.id())
                .addKeyValue("cause", failure.getMessage())
                .log("the keys of a transmitter cannot be had");
        return ProblemException.unavailable("The keys of the transmitter cannot be had.");
    }

    private SecurityEventClaims checked(Transmitter transmitter, SignedJWT token) {
        JWTClaimsSet claims = claims(token);
        if (!transmitter.issuer().equals(claims.getIssuer())) {
            throw refused("invalid_issuer", "Its iss is not that of the transmitter.");
        }
        if (!claims.getAudience().contains(transmitter.audience())) {
            throw refused("invalid_audience", "Its aud does not name this receiver.");
        }
        if (!isOfLate(claims.getIssueTime())) {
            throw refused("invalid_request", "Its iat is missing, older than seven days, or in the future.");
        }
        String jti = claims.getJWTID();
        if (jti == null || jti.isBlank()) {
            throw refused("invalid_request", "Its jti is missing.");
        }
        return new SecurityEventClaims(
                jti, events(claims.getClaim("events")), claims.getClaim("sub_id"), claims.getSubject());
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

    private static JWTClaimsSet claims(SignedJWT token) {
        try {
            return token.getJWTClaimsSet();
        } catch (ParseException broken) {
            throw refused("invalid_request", "Its claims cannot be read.");
        }
    }

    private boolean isOfLate(@Nullable Date issued) {
        Instant now = clock.instant();
        return issued != null
                && !issued.toInstant().isBefore(now.minus(OLDEST))
                && !issued.toInstant().isAfter(now.plus(SKEW));
    }

    private static SetRefusedException refused(String err, String description) {
        return new SetRefusedException(new SetProblem(err, description));
    }
}
