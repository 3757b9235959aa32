package dev.latchkey.quickstart.installation;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What keeps a part from getting ready, as its log says while one waits. What was logged since the last look counts: whoever
 * cannot go on says so again and again, and what has passed is not said any more.
 */
final class StartObstacle {
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private static final List<Cause> CAUSES = List.of(
            new Cause(
                    "PKIX|certification path|CertificateException|SSL handshake failed|SSLHandshake|No subject alternative",
                    "a certificate is not trusted, or is another host's"),
            new Cause(
                    "SaslAuthenticationException|MongoSecurityException|AuthenticationFailed|Authentication failed",
                    "user or password are refused"),
            new Cause("AuthorizationException|[Nn]ot authorized|\\(Unauthorized\\)", "rights are missing"),
            new Cause(
                    "UnknownHostException|No resolvable bootstrap|Name or service not known",
                    "the name of a host leads nowhere"),
            new Cause(
                    "Connection refused|could not be established|may not be available|ConnectException|Timed out",
                    "nothing answers"));
    private static final Pattern COMPLAINT = Pattern.compile("\\bERROR\\b|^Exception in thread|^Caused by: ");
    private static final int LONGEST = 160;

    private final Path log;
    private final Clock clock;
    private long read;
    private Instant next;
    private String said = "";

    private record Cause(Pattern pattern, String words) {
        Cause(String pattern, String words) {
            this(Pattern.compile(pattern), words);
        }
    }

    /** @param since where in the log this start begins */
    StartObstacle(Path log, long since, Clock clock) {
        this.log = log;
        this.clock = clock;
        this.read = since;
        this.next = clock.instant().plus(BETWEEN_LOOKS);
    }

    /** What is new to be said; seldom anything. */
    Optional<String> look() {
        if (clock.instant().isBefore(next)) {
            return Optional.empty();
        }
        next = clock.instant().plus(BETWEEN_LOOKS);
        long end = Logs.size(log);
        String written = Logs.from(log, read);
        read = end;
        Optional<String> found = cause(written).filter(cause -> !cause.equals(said));
        found.ifPresent(cause -> said = cause);
        return found;
    }

    /** The last that is known of those said, else the last complaint as it stands there. */
    static Optional<String> cause(String written) {
        Optional<String> known =
                written.lines().flatMap(line -> known(line).stream()).reduce((one, later) -> later);
        return known.isPresent()
                ? known
                : written.lines()
                        .filter(line -> COMPLAINT.matcher(line).find())
                        .reduce((one, later) -> later)
                        .map(Logs::readable)
                        .map(line -> line.substring(0, Math.min(line.length(), LONGEST)));
    }

    private static Optional<String> known(String line) {
        return CAUSES.stream()
                .filter(cause -> cause.pattern().matcher(line).find())
                .findFirst()
                .map(cause -> where(line) + cause.words());
    }

    private static String where(String line) {
        if (line.contains("kafka")) {
            return "Kafka: ";
        }
        if (line.contains("mongo")) {
            return "MongoDB: ";
        }
        return line.contains("issuer") || line.contains("oidc") || line.contains("jwk")
                ? "the identity provider: "
                : "";
    }
}
