package dev.latchkey.kit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.embedded.LoopbackCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Principal;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCertificateTest {
    private static final int PATIENCE_MILLIS = 20_000;

    @TempDir
    static Path directory;

    private static LoopbackCertificates certificates;
    private static Path file;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = LoopbackCertificates.createIn(directory.resolve("certificates"));
        certificates.issue("audit-service");
        KeyStore store = store("audit-service");
        char[] password = certificates.password().toCharArray();
        String key = Base64.getEncoder()
                .encodeToString(store.getKey("audit-service", password).getEncoded());
        file = Files.writeString(
                directory.resolve("client.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n"
                        + Files.readString(certificates.directory().resolve("audit-service.pem")));
    }

    @Test
    void isShownToAServerThatAsks() throws Exception {
        var shown = ClientCertificate.of("certificate-file", file);
        assertThat(whoComes(authorities().sslContext(Optional.of(shown))).join().getName())
                .isEqualTo("CN=audit-service");
    }

    @Test
    void nothingIsShownWithoutOne() throws Exception {
        assertThatThrownBy(() -> whoComes(authorities().sslContext()).join())
                .hasMessageContaining("Empty client certificate chain");
    }

    @Test
    void saysWhichFileWillNotDoAndNothingOfIt() throws Exception {
        var noKey = certificates.authority();
        var other = Files.writeString(directory.resolve("other.pem"), "s3cret that is no PEM");
        for (Path unusable : new Path[] {noKey, other, directory.resolve("missing.pem")}) {
            assertThatThrownBy(() -> ClientCertificate.of("latchkey.x-certificate-file", unusable))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .hasMessage("latchkey.x-certificate-file: " + unusable
                            + " (expected: a file with a private key, PKCS#8, and its certificates in PEM)");
        }
    }

    private static TrustedAuthorities authorities() {
        return TrustedAuthorities.publicOnesAnd("ca-file", certificates.authority());
    }

    /** A handshake with a server that lets nobody in without a certificate. */
    private static CompletableFuture<Principal> whoComes(SSLContext client) throws Exception {
        try (var server = (SSLServerSocket)
                ofTheServer().getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setNeedClientAuth(true);
            server.setSoTimeout(PATIENCE_MILLIS);
            CompletableFuture<Principal> seen = CompletableFuture.supplyAsync(() -> accept(server));
            try (var socket =
                    client.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                say(socket);
                // Until the server knows: with TLS 1.3 the client is done before it.
                return seen.handle((who, failure) -> seen).join();
            }
        }
    }

    /** Whoever is turned away may find that out here already, by chance: what counts is what the server says. */
    private static void say(Socket socket) {
        try {
            socket.getOutputStream().write(1);
        } catch (IOException turnedAway) {
            // As expected of one that shows nothing; of one that does, the server's word is missed below.
        }
    }

    private static Principal accept(SSLServerSocket server) {
        try (var socket = (SSLSocket) server.accept()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.startHandshake();
            return socket.getSession().getPeerPrincipal();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static SSLContext ofTheServer() throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store("broker"), certificates.password().toCharArray());
        return trusting(keys);
    }

    private static SSLContext trusting(KeyManagerFactory keys) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "authority",
                TrustedAuthorities.publicOnesAnd("ca-file", certificates.authority())
                        .certificates()
                        .getLast());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(String name) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificates.keyStore(name))) {
            store.load(in, certificates.password().toCharArray());
        }
        return store;
    }
}
