package dev.latchkey.kit.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import org.springframework.boot.ssl.pem.PemContent;

/** What one client shows to servers that want to know who comes: a private key and the chain of its certificate. */
public final class ClientCertificate {
    // The store lives in memory alone; what protects it there is nothing to keep secret.
    private static final char[] IN_MEMORY = "in memory".toCharArray();

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private ClientCertificate(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain;
    }

    /**
     * Reads the file.
     *
     * @param setting named where the file will not do
     * @param file    PEM: the private key (PKCS#8, not encrypted) and its certificate, with those between it and the authority
     * @throws IllegalArgumentException where one of both is missing; says nothing of what is in it
     */
    public static ClientCertificate of(String setting, Path file) {
        try {
            PemContent content = PemContent.load(file);
            return new ClientCertificate(Objects.requireNonNull(content.getPrivateKey()), content.getCertificates());
        } catch (IOException | IllegalStateException | IllegalArgumentException | NullPointerException unusable) {
            // What cannot be parsed may be a key: it is not repeated.
            throw new IllegalArgumentException(setting + ": " + file
                    + " (expected: a file with a private key, PKCS#8, and its certificates in PEM)");
        }
    }

    KeyManagerFactory keys() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("client", key, IN_MEMORY, chain.toArray(Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, IN_MEMORY);
            return factory;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
