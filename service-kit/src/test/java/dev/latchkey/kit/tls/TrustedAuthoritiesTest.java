package dev.latchkey.kit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.latchkey.embedded.LoopbackCertificates;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedAuthoritiesTest {
    @TempDir
    static Path directory;

    private static LoopbackCertificates certificates;
    private static HttpsServer server;

    @BeforeAll
    static void serve() throws Exception {
        certificates = LoopbackCertificates.createIn(directory.resolve("certificates"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(ofTheServer()));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void close() {
        server.stop(0);
    }

    @Test
    void trustsThoseOfTheFile() throws Exception {
        var authorities = TrustedAuthorities.publicOnesAnd("ca-file", certificates.authority());
        assertThat(status(authorities.sslContext())).isEqualTo(204);
        assertThatThrownBy(() -> status(SSLContext.getDefault())).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void trustsThePublicOnesToo() {
        var authorities = TrustedAuthorities.publicOnesAnd("ca-file", certificates.authority());
        assertThat(authorities.pem().split("BEGIN CERTIFICATE")).hasSizeGreaterThan(50);
    }

    @Test
    void saysWhichFileHasNoCertificates() throws Exception {
        var other = Files.writeString(directory.resolve("other"), "no certificate");
        assertThatThrownBy(() -> TrustedAuthorities.publicOnesAnd("latchkey.x-ca-file", other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("latchkey.x-ca-file: " + other + " (expected: a file with certificates in PEM)");
        assertThatThrownBy(() -> TrustedAuthorities.publicOnesAnd("latchkey.x-ca-file", directory.resolve("missing")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing (expected: ");
    }

    private static int status(SSLContext context) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("https://127.0.0.1:" + server.getAddress().getPort()))
                .timeout(Duration.ofSeconds(10))
                .build();
        try (var client = HttpClient.newBuilder().sslContext(context).build()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static SSLContext ofTheServer() throws Exception {
        var password = certificates.password().toCharArray();
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificates.keyStore())) {
            store.load(in, password);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
