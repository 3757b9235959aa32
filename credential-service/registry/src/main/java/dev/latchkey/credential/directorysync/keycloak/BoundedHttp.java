package dev.latchkey.credential.directorysync.keycloak;

import dev.latchkey.credential.directorysync.DirectoryUnavailableException;
import dev.latchkey.kit.tls.TrustedAuthorities;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import reactor.core.publisher.Mono;

/** HTTP with bounds: on the time and the size of an answer; no redirect is followed, for a secret goes along. */
final class BoundedHttp implements AutoCloseable {
    private static final int LARGEST = 8 * 1024 * 1024;

    private final Duration patience;
    private final HttpClient client;

    /**
     * One that trusts the public authorities, and more.
     *
     * @param patience for the whole of an answer
     */
    BoundedHttp(Duration patience, Optional<Path> caFile) {
        this.patience = patience;
        TrustedAuthorities trusted = caFile.map(file -> TrustedAuthorities.publicOnesAnd("ca-file", file))
                .orElseGet(TrustedAuthorities::publicOnes);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .sslContext(trusted.sslContext())
                .build();
    }

    /** The answer, whatever its status; fails with {@link DirectoryUnavailableException} where there is none. */
    Mono<HttpResponse<byte[]>> send(HttpRequest.Builder request) {
        HttpRequest built = request.timeout(patience)
                .header("Accept", "application/json")
                .header("User-Agent", "Latchkey/1")
                .build();
        return Mono.fromFuture(
                        () -> client.sendAsync(built, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST)))
                .timeout(patience)
                .onErrorMap(failure -> failed(built.uri(), failure));
    }

    private DirectoryUnavailableException failed(URI asked, Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        String where = where(asked);
        return new DirectoryUnavailableException(
                switch (cause) {
                    case TimeoutException late -> where + " did not answer within " + patience;
                    case HttpTimeoutException late -> where + " did not answer within " + patience;
                    case SSLException untrusted ->
                        "the certificate of " + where + " is not trusted: " + untrusted.getMessage();
                    case ConnectException away -> where + " cannot be reached: no connection";
                    case IOException broken -> where + " cannot be read: " + broken.getMessage();
                    default -> where + " cannot be asked: " + cause.getClass().getSimpleName();
                });
    }

    /** Without the query. */
    static String where(URI asked) {
        return asked.getScheme() + "://" + asked.getRawAuthority() + asked.getRawPath();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
