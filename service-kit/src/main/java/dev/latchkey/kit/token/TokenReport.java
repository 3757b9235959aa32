package dev.latchkey.kit.token;

import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.kit.provider.IssuerRules;
import dev.latchkey.kit.provider.TokenClaimReader;
import dev.latchkey.kit.token.TokenVerdict.Believed;
import dev.latchkey.kit.token.TokenVerdict.Refused;
import dev.latchkey.kit.token.TokenVerdict.Undecided;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

/** Says in words what is read from an access token, and why it would be refused; never the token itself. */
final class TokenReport {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PARTS_OF_ENCRYPTED = 5;

    private final TrustedIssuers issuers;
    private final Clock clock;

    TokenReport(TrustedIssuers issuers, Clock clock) {
        this.issuers = issuers;
        this.clock = clock;
    }

    /** @param believed whether services go by what it says */
    record Words(boolean believed, List<String> lines) {}

    Words of(String token) {
        TokenVerdict verdict = verdict(token);
        List<String> lines = new ArrayList<>();
        lines.add(ReportLine.of("verdict", verdict.words()));
        parsed(token).ifPresentOrElse(parsed -> lines.addAll(read(parsed)), () -> lines.add(notParsed(token)));
        return new Words(verdict instanceof Believed, lines);
    }

    private TokenVerdict verdict(String token) {
        try {
            new AccessTokenDecoder(issuers).decode(token).block(PATIENCE);
            return new Believed();
        } catch (BadJwtException no) {
            return new Refused(String.valueOf(no.getMessage()));
        } catch (JwtException | IllegalStateException away) {
            return new Undecided(String.valueOf(away.getMessage()));
        }
    }

    private static Optional<SignedJWT> parsed(String token) {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            return parsed.getJWTClaimsSet() == null ? Optional.empty() : Optional.of(parsed);
        } catch (ParseException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String notParsed(String token) {
        return ReportLine.of(
                "",
                token.split("\\.", -1).length == PARTS_OF_ENCRYPTED
                        ? "It is encrypted: ask the provider for a signed access token (Auth0: name the audience)."
                        : "It is no signed JWT: an opaque token of the provider, or no access token at all.");
    }

    private List<String> read(SignedJWT token) {
        List<String> lines = new ArrayList<>(TokenHeading.lines(token, clock));
        Optional<IssuerRules> rules = Optional.ofNullable(
                        ReportLine.claims(token).getIssuer())
                .flatMap(issuers::claimedBy)
                .map(TrustedIssuer::rules);
        lines.addAll(rules.map(known -> new ReadingInWords(known, reader(token)).lines())
                .orElseGet(() -> List.of(ReportLine.of("", "Trusted here: " + issuers.names()))));
        return lines;
    }

    private static TokenClaimReader reader(SignedJWT token) {
        return new TokenClaimReader(ReportLine.claims(token).getClaims());
    }
}
