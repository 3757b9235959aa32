package dev.latchkey.credential.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.vault.VaultException;
import tools.jackson.databind.json.JsonMapper;

/** Against a server that answers as Vault's transit engine does: "wrapped" is a prefix. */
class VaultTransitTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path directory;

    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
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
        respond(call, trouble == null ? 200 : trouble, answer);
    }

    private VaultTransit transit(String lines) throws IOException {
        return transit(lines, address() + "/");
    }

    private VaultTransit transit(String lines, String address) throws IOException {
        return transit(lines, address, Map.of("token-file", token.toString()));
    }

    private VaultTransit transit(String lines, String address, Map<String, String> login) throws IOException {
        Path file = Files.writeString(directory.resolve("hmac.keys"), lines);
        Map<String, String> settings = new HashMap<>(
                Map.of("address", address, "mount", "keys", "key", "hmac", "timeout", "1m", "attempts", "3"));
        settings.putAll(login);
        return new VaultTransit(file, bound(settings), Duration.ofMillis(1));
    }

    private static VaultSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("", Bindable.of(VaultSettings.class));
    }

    private String address() {
        return "http://127.0.0.1:" + vault.getAddress().getPort();
    }

    /** Answers a login as Vault does, at a mount, and keeps what was sent. */
    private void loginAt(String mount, int status) {
        vault.createContext("/v1/auth/" + mount + "/login", call -> {
            logins.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String answer = status == 200
                    ? "{\"auth\":{\"client_token\":\"s.logged-in\",\"lease_duration\":60,\"renewable\":true}}"
                    : "{\"errors\":[\"no, not with " + KEY + "\"]}";
            respond(call, status, answer);
        });
    }

    private static void respond(HttpExchange call, int status, String answer) throws IOException {
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @Test
    void unwrapsEachKeyWithTheTokenOfTheService() throws IOException {
        VerifierKeys keys = new VerifierKeys(
                transit("# wrapped\n1:vault:v1:wrapped\n2:vault:v1:wrapped-2\n").read());
        assertThat(keys.versions()).containsExactly(1, 2);
        AppPasswordSecret secret = AppPasswordSecret.random(SecretFormat.SHORT);
        assertThat(keys.newest("acme", secret))
                .isEqualTo(new VerifierKeys(Map.of(2, (KEY + "-2").getBytes(StandardCharsets.UTF_8)))
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
        assertThatThrownBy(transit::read).hasMessageContaining("connect");
    }

    @Test
    void tellsAnAnswerThatIsNone() throws IOException {
        vault.removeContext("/v1/keys/decrypt/hmac");
        vault.createContext("/v1/keys/decrypt/hmac", call -> respond(call, 200, "{\"data\":{}}"));
        VaultTransit transit = transit("1:vault:v1:wrapped");
        assertThatThrownBy(transit::read).hasMessageContaining("an answer without data.plaintext");
    }

    @Test
    void waitsForNoAnswerLongerThanItsTimeout() throws IOException {
        vault.removeContext("/v1/keys/decrypt/hmac");
        vault.createContext("/v1/keys/decrypt/hmac", call -> {});
        VaultTransit transit = transit(
                "1:vault:v1:wrapped",
                address(),
                Map.of("token-file", token.toString(), "timeout", "100ms", "attempts", "2"));
        assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> assertThatThrownBy(transit::read).hasMessageContaining("http timeout"));
    }

    @Test
    void findsVaultBelowAPath() throws IOException {
        vault.createContext("/behind/a-proxy/v1/keys/decrypt/hmac", this::decrypt);
        assertThat(transit("1:vault:v1:wrapped", address() + "/behind/a-proxy/").read())
                .containsOnlyKeys(1);
    }

    @Test
    void logsInOnceWithAnAppRole() throws IOException {
        loginAt("approle", 200);
        Path secret = Files.writeString(directory.resolve("secret-id"), "the-secret-id\n");
        Map<String, String> login = Map.of("app-role", "the-role", "app-role-secret-file", secret.toString());
        assertThat(transit("1:vault:v1:wrapped\n2:vault:v1:wrapped-2", address(), login)
                        .read())
                .containsOnlyKeys(1, 2);
        assertThat(logins).singleElement().asString().contains("the-role", "\"the-secret-id\"");
        assertThat(tokens).hasSize(2).containsOnly("s.logged-in");
    }

    @Test
    void logsInAsItsServiceAccountWithTheTokenThatIsThereAtEachReading() throws IOException {
        loginAt("k8s/east", 200);
        Path account = Files.writeString(directory.resolve("account"), "token-one");
        VaultTransit transit = transit(
                "1:vault:v1:wrapped",
                address(),
                Map.of(
                        "kubernetes-role", "latchkey",
                        "kubernetes-token-file", account.toString(),
                        "login-mount", "k8s/east"));
        transit.read();
        Files.writeString(account, "token-two");
        transit.read();
        assertThat(logins).hasSize(2).allMatch(login -> login.contains("\"latchkey\""));
        assertThat(logins.getFirst()).contains("\"token-one\"");
        assertThat(logins.getLast()).contains("\"token-two\"");
        assertThat(tokens).containsOnly("s.logged-in");
    }

    @Test
    void saysThatItMayNotLogInWithoutWhatVaultSays() throws IOException {
        loginAt("kubernetes", 403);
        Path account = Files.writeString(directory.resolve("account"), "the-account-token");
        VaultTransit transit = transit(
                "1:vault:v1:wrapped",
                address(),
                Map.of("kubernetes-role", "latchkey", "kubernetes-token-file", account.toString()));
        assertThatThrownBy(transit::read)
                .isInstanceOf(VaultException.class)
                .hasNoCause()
                .hasMessageContaining("login: HTTP 403")
                .message()
                .doesNotContain(KEY)
                .doesNotContain("the-account-token");
        assertThat(logins).hasSize(1);
    }

    @Test
    void tellsALoginThatBringsNoToken() throws IOException {
        vault.createContext("/v1/auth/kubernetes/login", call -> respond(call, 200, "<p>" + KEY + "</p>"));
        Path account = Files.writeString(directory.resolve("account"), "the-account-token");
        Map<String, String> login = Map.of("kubernetes-role", "latchkey", "kubernetes-token-file", account.toString());
        VaultTransit transit = transit("1:vault:v1:wrapped", address(), login);
        assertThatThrownBy(transit::read)
                .message()
                .contains("auth.client_token")
                .doesNotContain(KEY);
    }

    @Test
    void saysWhichFileIsMissing() throws IOException {
        Map<String, String> login = Map.of("app-role", "the-role", "app-role-secret-file", "/no/such/secret-id");
        VaultTransit transit = transit("1:vault:v1:wrapped", address(), login);
        assertThatThrownBy(transit::read).hasMessageContaining("/no/such/secret-id cannot be read");
    }

    @Test
    void takesExactlyOneWayToLogIn() {
        assertThatThrownBy(() -> bound(Map.of("address", "https://vault:8200")))
                .rootCause()
                .hasMessageContaining("0 ways to log in (expected: one of token-file, app-role, kubernetes-role)");
        assertThatThrownBy(() -> bound(
                        Map.of("address", "https://vault:8200", "token-file", "/token", "kubernetes-role", "latchkey")))
                .rootCause()
                .hasMessageContaining("2 ways to log in");
        assertThatThrownBy(() -> bound(Map.of("address", "https://vault:8200", "app-role", "latchkey")))
                .rootCause()
                .hasMessageContaining("app-role-secret-file");
    }
}
