package dev.latchkey.quickstart.journey.identity;

import static org.awaitility.Awaitility.await;

import dev.latchkey.quickstart.journey.program.Daemon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Keycloak server with the realm {@code acme}, on loopback and a free port; it keeps its data over restarts of one object. */
public final class Keycloak implements AutoCloseable {
    static final String SECRET = "keycloak-journey-secret";
    static final String ADMINISTRATOR = "root";
    static final List<String> PEOPLE = List.of("anna", "bert");
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path home = KeycloakDistribution.unpacked();
    private final int port = freePort();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private @Nullable Daemon server;

    /** Begins to start one that has never been there. */
    public static Keycloak fresh() {
        Keycloak keycloak = new Keycloak();
        keycloak.forget();
        keycloak.start();
        return keycloak;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget() {
        try {
            Path data = home.resolve("data");
            if (Files.exists(data)) {
                try (var files = Files.walk(data)) {
                    for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
            Path realms = Files.createDirectories(data.resolve("import"));
            Files.writeString(realms.resolve("acme.json"), RealmFile.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to start. */
    public void start() {
        server = Daemon.start(
                "keycloak",
                home,
                List.of(
                        "env",
                        "JAVA_HOME=" + System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP=-Xms128m -Xmx512m",
                        "JAVA_OPTS_APPEND=-XX:TieredStopAtLevel=1",
                        "KC_BOOTSTRAP_ADMIN_USERNAME=" + ADMINISTRATOR,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD=" + SECRET,
                        "bin/kc.sh",
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm"));
    }

    /** Waits until the realm is there. */
    public Keycloak awaitReady() {
        await().atMost(START).pollInterval(Duration.ofMillis(250)).until(this::isReady);
        return this;
    }

    /** Whether the realm is there. */
    public boolean isReady() {
        try {
            var request = HttpRequest.newBuilder(URI.create(issuer())).timeout(PATIENCE);
            return http.send(request.build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Stops it in order; what it holds is kept. */
    public void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** As it names itself in tokens. */
    public String issuer() {
        return url() + "/realms/acme";
    }

    @Override
    public void close() {
        stop();
    }
}
