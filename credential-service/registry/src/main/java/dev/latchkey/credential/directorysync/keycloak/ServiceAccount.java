package dev.latchkey.credential.directorysync.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.credential.directorysync.DirectoryUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Gets access tokens by client credentials (RFC 6749, section 4.4), and keeps one until shortly before it ends. */
final class ServiceAccount {
    private static final Duration EARLY = Duration.ofSeconds(10);

    private final BoundedHttp http;
    private final URI tokenEndpoint;
    private final String issuer;
    private final String clientId;
    private final Path secretFile;
    private final Clock clock;
    private volatile @Nullable Token last;

    private record Token(String value, Instant until) {
        @Override
        public String toString() {
            return "Token[until=" + until + "]";
        }
    }

    ServiceAccount(BoundedHttp http, URI tokenEndpoint, String issuer, String clientId, Path secretFile, Clock clock) {
        this.http = http;
        this.tokenEndpoint = tokenEndpoint;
        this.issuer = issuer;
        this.clientId = clientId;
        this.secretFile = secretFile;
        this.clock = clock;
    }

    /** A token that is believed for a while still. */
    Mono<String> token() {
        return Mono.defer(() -> {
            Token known = last;
            return known != null && known.until().isAfter(clock.instant())
                    ? Mono.just(known.value())
                    : fresh().doOnNext(token -> last = token).map(Token::value);
        });
    }

    /** That one was refused, as by a server that has other keys since: it is not used again. */
    void forget() {
        last = null;
    }

    private Mono<Token> fresh() {
        Instant asked = clock.instant();
        return Mono.fromCallable(this::request).flatMap(http::send).map(answer -> read(answer, asked));
    }

    private HttpRequest.Builder request() {
        String pair = encoded(clientId) + ":" + encoded(secret());
        return HttpRequest.newBuilder(tokenEndpoint)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"));
    }

    /** RFC 6749, section 2.3.1. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private String secret() {
        try {
            return Files.readString(secretFile).strip();
        } catch (IOException unreadable) {
            throw new DirectoryUnavailableException(
                    "client-secret-file: " + secretFile + " (expected: a file that can be read)");
        }
    }

    private Token read(HttpResponse<byte[]> answer, Instant asked) {
        String where = BoundedHttp.where(tokenEndpoint);
        JsonNode body = KeycloakJson.read(where, answer.body());
        if (answer.statusCode() != 200) {
            throw new DirectoryUnavailableException(where + " answered " + answer.statusCode()
                    + KeycloakJson.code(body.path("error")) + " to the client " + clientId + " (expected: 200)");
        }
        String token = body.path("access_token").asString("");
        KeycloakJson.mustBeOf(issuer, token, where);
        Duration valid = Duration.ofSeconds(body.path("expires_in").asLong(0)).minus(EARLY);
        return new Token(token, asked.plus(valid));
    }
}
