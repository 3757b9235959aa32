package dev.latchkey.kit.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * The certificate authorities of one connection: those that the Java runtime trusts anyway, and those of a PEM file
 * beside them. Nothing else of the process is touched.
 */
public final class TrustedAuthorities {
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final List<X509Certificate> certificates;

    private TrustedAuthorities(List<X509Certificate> certificates) {
        this.certificates = certificates;
    }

    /**
     * Reads the file.
     *
     * @param setting named where the file will not do
     * @param file one or more certificates in PEM
     * @throws IllegalArgumentException where there is no certificate in it
     */
    public static TrustedAuthorities publicOnesAnd(String setting, Path file) {
        return new TrustedAuthorities(Stream.concat(acceptedByTheRuntime(), read(setting, file).stream())
                .toList());
    }

    /** Those that the Java runtime trusts anyway, alone. */
    public static TrustedAuthorities publicOnes() {
        return new TrustedAuthorities(acceptedByTheRuntime().toList());
    }

    private static List<X509Certificate> read(String setting, Path file) {
        try {
            return PemContent.load(file).getCertificates();
        } catch (IOException | IllegalStateException | IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    setting + ": " + file + " (expected: a file with certificates in PEM)", unusable);
        }
    }

    private static Stream<X509Certificate> acceptedByTheRuntime() {
        return Arrays.stream(trust(null).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()));
    }

    /** All of them. */
    public List<X509Certificate> certificates() {
        return certificates;
    }

    /** All of them as PEM, one after the other. */
    public String pem() {
        return certificates.stream().map(TrustedAuthorities::pem).collect(Collectors.joining("\n"));
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + new String(PEM.encode(certificate.getEncoded()), StandardCharsets.US_ASCII)
                    + "\n-----END CERTIFICATE-----";
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** For a client that shows no certificate itself. */
    public SSLContext sslContext() {
        return sslContext(Optional.empty());
    }

    /** For a client that shows its certificate to servers that ask for one. */
    public SSLContext sslContext(Optional<ClientCertificate> shown) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyManager[] keys = shown.map(each -> each.keys().getKeyManagers()).orElse(null);
            context.init(keys, trust(store()).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private KeyStore store() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (X509Certificate each : certificates) {
                store.setCertificateEntry(Integer.toString(store.size()), each);
            }
            return store;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param store null for what the Java runtime trusts */
    private static TrustManagerFactory trust(@Nullable KeyStore store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
