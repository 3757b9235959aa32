package dev.latchkey.kit.token;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every token says of itself: how it is signed, by whom, for whom, until when. */
final class TokenHeading {
    private TokenHeading() {}

    static List<String> lines(SignedJWT token, Clock clock) {
        JWSHeader header = token.getHeader();
        JWTClaimsSet claims = ReportLine.claims(token);
        return List.of(
                ReportLine.of(
                        "token",
                        "type " + (header.getType() == null ? "not given" : header.getType()) + ", signed with "
                                + header.getAlgorithm() + ", key " + header.getKeyID()),
                ReportLine.of("issuer", claims.getIssuer() == null ? "none" : claims.getIssuer()),
                ReportLine.of("audience", String.valueOf(claims.getAudience())),
                ReportLine.of("expires", expiry(claims.getExpirationTime(), clock.instant())));
    }

    private static String expiry(@Nullable Date at, Instant now) {
        if (at == null) {
            return "never";
        }
        Instant end = at.toInstant();
        Duration left = Duration.between(now, end);
        return end + (left.isNegative() ? ", " + words(left.negated()) + " ago" : ", in " + words(left));
    }

    private static String words(Duration time) {
        return time.toHours() > 0 ? time.toHours() + " h" : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
}
