package dev.latchkey.credential.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Against a server that answers as Vault's transit engine does: "wrapped" is a prefix. */
class VaultTransitTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path directory;

    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final Deque<Integer> troubles = new ArrayDeque<>();
    private HttpServer vault;
    private Path token;

    @BeforeEach
    void start() throws IOException {
        token = Files.writeString(directory.resolve("token"), "s.token-of-the-service\n");
        vault = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        vault.createContext("/v1/keys/decrypt/hmac", this::decrypt);
        vault.start();
    }

    @AfterEach
    void stop() {
        vault.stop(0);
    }

    private void decrypt(HttpExchange call) throws IOException {
        tokens.add(call.getRequestHeaders().getFirst("X-Vault-Token"));
        byte[] request = call.getRequestBody().readAllBytes();
        Integer trouble = troubles.poll();
        String wrapped = JsonMapper.shared().readTree(request).at("/ciphertext").asString();
        String plain = wrapped.substring("vault:v1:".length()).replace("wrapped", KEY);
        String encoded = Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        String answer = trouble == null
                ? "{\"request_id\":\"x\",\"data\":{\"plaintext\":\"" + encoded + "\"}}"
                : "{\"errors\":[\"no, not for " + KEY + "\"]}";
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(trouble == null ? 200 : trouble, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private VaultTransit transit(String lines) throws IOException {
        return transit(lines, "http://127.0.0.1:" + vault.getAddress().getPort() + "/");
    }

    private VaultTransit transit(String lines, String address) throws IOException {
        Path file = Files.writeString(directory.resolve("hmac.keys"), lines);
        return new VaultTransit(
                file,
                new VaultSettings(address, "keys", "hmac", token.toString(), Duration.ofSeconds(2), 3),
                Duration.ofMillis(1));
    }

    @Test
    void unwrapsEachKeyWithTheTokenOfTheService() throws IOException {
        VerifierKeys keys = new VerifierKeys(
                transit("# wrapped\n1:vault:v1:wrapped\n2:vault:v1:wrapped-2\n").read());
        assertThat(keys.versions()).containsExactly(1, 2);
        AppPasswordSecret secret = AppPasswordSecret.random(SecretFormat.SHORT);
        assertThat(keys.newest("acme", secret))
                .isEqualTo(new VerifierKeys(java.util.Map.of(2, (KEY + "-2").getBytes(StandardCharsets.UTF_8)))
                        .newest("acme", secret));
        assertThat(tokens).hasSize(2).containsOnly("s.token-of-the-service");
    }

    @Test
    void triesAgainWhereVaultIsSealedOrBusy() throws IOException {
        troubles.addAll(List.of(503, 429));
        assertThat(transit("1:vault:v1:wrapped").read()).containsOnlyKeys(1);
        assertThat(tokens).hasSize(3);
    }

    @Test
    void givesUpAtOnceWhereItMayNot() throws IOException {
        troubles.add(403);
        VaultTransit transit = transit("1:vault:v1:wrapped");
        assertThatThrownBy(transit::read)
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("/v1/keys/decrypt/hmac: HTTP 403")
                .message()
                .doesNotContain(KEY)
                .doesNotContain("s.token");
        assertThat(tokens).hasSize(1);
    }

    @Test
    void saysThatVaultIsAway() throws IOException {
        VaultTransit transit = transit("1:vault:v1:wrapped", "http://127.0.0.1:1");
        assertThatThrownBy(transit::read).hasMessageContaining("ConnectException");
    }

    @Test
    void tellsAnAnswerThatIsNone() throws IOException {
        vault.removeContext("/v1/keys/decrypt/hmac");
        vault.createContext("/v1/keys/decrypt/hmac", call -> {
            byte[] body = "{\"data\":{}}".getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
            call.close();
        });
        VaultTransit transit = transit("1:vault:v1:wrapped");
        assertThatThrownBy(transit::read).hasMessageContaining("an answer without data.plaintext");
    }
}
