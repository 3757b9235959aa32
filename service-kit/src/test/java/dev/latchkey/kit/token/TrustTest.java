package dev.latchkey.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.latchkey.kit.key.KeysUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An issuer whose certificate no public authority has signed. */
class TrustTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    Path directory;

    @Test
    void believesAnIssuerOfAnAuthorityThatTheOperatorAdded() throws Exception {
        try (TokenIssuer issuer = new TokenIssuer(server())) {
            issuer.calls("/.well-known/openid-configuration", issuer.url("https"), issuer.url("https") + "/keys");
            assertThatExceptionOfType(KeysUnavailableException.class)
                    .isThrownBy(() -> keys(issuer, ""))
                    .withMessageContaining("the certificate of " + issuer.url("https"))
                    .withMessageContaining("is not trusted");
            assertThat(keys(issuer, certificate().toString()).keys().block()).hasSize(1);
        }
    }

    private IssuerKeySource keys(TokenIssuer issuer, String caFile) {
        String authorities = caFile.isEmpty() ? "" : ", ca-file: " + caFile;
        IssuerKeySource source = new IssuerKeySource(
                TrustedIssuersFixture.rules(issuer.url("https"), "audience: latchkey" + authorities));
        if (caFile.isEmpty()) {
            source.keys().block();
        }
        return source;
    }

    private HttpsServer server() throws IOException, GeneralSecurityException, InterruptedException {
        keytool("-genkeypair", "-alias", "issuer", "-keyalg", "EC", "-dname", "CN=issuer", "-ext", "SAN=IP:127.0.0.1");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(directory.resolve("store.p12"))) {
            store.load(file, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    private Path certificate() throws IOException, InterruptedException {
        Path pem = directory.resolve("issuer.pem");
        keytool("-exportcert", "-alias", "issuer", "-rfc", "-file", pem.toString());
        return pem;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Stream<String> store = Stream.of(
                "-keystore",
                directory.resolve("store.p12").toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD));
        List<String> line = Stream.concat(Stream.concat(Stream.of(tool), Stream.of(arguments)), store)
                .toList();
        assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
    }
}
