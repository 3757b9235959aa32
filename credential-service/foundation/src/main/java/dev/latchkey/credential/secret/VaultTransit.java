package dev.latchkey.credential.secret;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

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
    private final HttpClient http;
    private final Retry retry;

    VaultTransit(Path file, VaultSettings settings) {
        this(file, settings, FIRST_WAIT);
    }

    VaultTransit(Path file, VaultSettings settings, Duration firstWait) {
        this.file = file;
        this.settings = settings;
        this.http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
        this.retry = Retry.of(
                "vault",
                RetryConfig.custom()
                        .maxAttempts(settings.attempts())
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(firstWait.toMillis(), 2.0))
                        .retryOnException(failure -> failure instanceof VaultException vault && vault.isPassing())
                        .build());
    }

    @Override
    public Map<Integer, byte[]> read() {
        return KeyLines.read(
                KeyFile.lines(file), file.toString(), wrapped -> retry.executeSupplier(() -> unwrap(wrapped)));
    }

    @Override
    public Object state() {
        return KeyFile.state(file);
    }

    private byte[] unwrap(String wrapped) {
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(settings.decrypt())
                .timeout(settings.timeout())
                .header("X-Vault-Token", token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(Map.of("ciphertext", wrapped))))
                .build());
        int status = response.statusCode();
        if (status != 200) {
            throw failed("HTTP " + status, status == 429 || status >= 500, null);
        }
        return plaintext(response.body());
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException away) {
            throw failed(away.getClass().getSimpleName(), true, away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed("interrupted", false, stopped);
        }
    }

    /** Read each time: whoever put it there renews it. */
    private String token() {
        try {
            return Files.readString(Path.of(settings.tokenFile())).trim();
        } catch (IOException failure) {
            throw failed("the token file cannot be read", false, failure);
        }
    }

    /** The cause is left out: a parser may quote what it could not read. */
    private byte[] plaintext(byte[] body) {
        try {
            return KeyLines.base64(
                    JsonMapper.shared().readTree(body).at("/data/plaintext").stringValue());
        } catch (JacksonException | IllegalArgumentException failure) {
            throw failed("an answer without data.plaintext in base64", false, null);
        }
    }

    private VaultException failed(String what, boolean passing, @Nullable Throwable cause) {
        return new VaultException(
                "Vault, " + settings.decrypt() + ": " + what + " (expected: HTTP 200)", passing, cause);
    }
}
