package dev.latchkey.kit.service;

import de.bwaldvogel.mongo.MongoServer;
import dev.latchkey.embedded.LoopbackCertificates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/** A database that speaks TLS and nothing else, knows one user (SCRAM-SHA-256), and forgets everything. */
final class TlsDatabase implements AutoCloseable {
    private final MongoServer server;
    private final int port;

    TlsDatabase(LoopbackCertificates certificates, String user, String secret)
            throws IOException, GeneralSecurityException {
        server = new MongoServer(new ScramBackend(user, secret));
        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] password = certificates.password().toCharArray();
        try (InputStream in = Files.newInputStream(certificates.keyStore())) {
            store.load(in, password);
        }
        String name = store.aliases().nextElement();
        X509Certificate[] chain = Arrays.stream(store.getCertificateChain(name))
                .map(X509Certificate.class::cast)
                .toArray(X509Certificate[]::new);
        server.enableSsl((PrivateKey) store.getKey(name, password), null, chain);
        port = server.bind().getPort();
    }

    String uri(String user, String secret) {
        return "mongodb://" + user + ":" + secret + "@127.0.0.1:" + port
                + "/?tls=true&authSource=admin&authMechanism=SCRAM-SHA-256";
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
