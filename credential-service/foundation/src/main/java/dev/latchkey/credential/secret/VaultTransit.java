package dev.latchkey.credential.secret;

import dev.latchkey.kit.text.FailureWords;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.vault.VaultException;
import org.springframework.vault.authentication.SimpleSessionManager;
import org.springframework.vault.authentication.VaultLoginException;
import org.springframework.vault.client.RestClientBuilder;
import org.springframework.vault.client.VaultEndpoint;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.core.VaultTransitOperations;
import org.springframework.vault.support.Ciphertext;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientResponseException;

/**
 * A file of wrapped keys, {@code version:vault:v1:…} a line, that Vault's transit engine unwraps
 * (<a href="https://developer.hashicorp.com/vault/api-docs/secret/transit#decrypt-data">its API</a>). The file alone is
 * worth nothing; whoever reads the keys is on Vault's own record. Vault is needed at the start, and when the file
 * changes, and never for a sign-in.
 */
final class VaultTransit implements KeySource {
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);

    private final Path file;
    private final VaultSettings settings;
    private final RestClientBuilder http;
    private final Retry retry;

    VaultTransit(Path file, VaultSettings settings) {
        this(file, settings, FIRST_WAIT);
    }

    VaultTransit(Path file, VaultSettings settings, Duration firstWait) {
        this.file = file;
        this.settings = settings;
        this.http = RestClientBuilder.builder()
                .endpoint(VaultEndpoint.from(settings.api()))
                .requestFactory(requests(settings.timeout()));
        this.retry = Retry.of(
                "vault",
                RetryConfig.custom()
                        .maxAttempts(settings.attempts())
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(firstWait.toMillis(), 2.0))
                        .retryOnException(VaultTransit::mayPass)
                        .build());
    }

    private static JdkClientHttpRequestFactory requests(Duration timeout) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(timeout).build());
        requests.setReadTimeout(timeout);
        return requests;
    }

    /** One login, at the first key, is for all of them. */
    @Override
    public Map<Integer, byte[]> read() {
        SimpleSessionManager session = new SimpleSessionManager(settings.login().at(http.build()));
        VaultTransitOperations transit = new VaultTemplate(http, session).opsForTransit(settings.mount());
        return KeyLines.read(KeyFile.lines(file), file.toString(), wrapped -> unwrap(transit, wrapped));
    }

    @Override
    public Object state() {
        return KeyFile.state(file);
    }

    private byte[] unwrap(VaultTransitOperations transit, String wrapped) {
        try {
            return retry.executeSupplier(() ->
                    transit.decrypt(settings.key(), Ciphertext.of(wrapped)).getPlaintext());
        } catch (RuntimeException failure) {
            // Neither cause nor message: they quote what Vault answered.
            throw new VaultException("Vault, " + settings.api() + "/" + settings.mount() + "/decrypt/" + settings.key()
                    + ": " + what(failure) + " (expected: HTTP 200)");
        }
    }

    private static boolean mayPass(Throwable failure) {
        return status(failure)
                .map(status -> status == 429 || status >= 500)
                .orElseGet(() -> first(failure, ResourceAccessException.class).isPresent()
                        && !Thread.currentThread().isInterrupted());
    }

    private static String what(RuntimeException failure) {
        boolean login = first(failure, VaultLoginException.class).isPresent();
        String what = status(failure)
                .map(status -> "HTTP " + status)
                .or(() -> first(failure, ResourceAccessException.class).map(VaultTransit::away))
                .or(() -> first(failure, UncheckedIOException.class).map(Throwable::getMessage))
                .orElse("an answer without " + (login ? "auth.client_token" : "data.plaintext in base64"));
        return login ? "login: " + what : what;
    }

    private static String away(ResourceAccessException failure) {
        return FailureWords.of(Objects.requireNonNullElse(failure.getCause(), failure));
    }

    private static Optional<Integer> status(Throwable failure) {
        return first(failure, RestClientResponseException.class)
                .map(answer -> answer.getStatusCode().value());
    }

    private static <T extends Throwable> Optional<T> first(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
