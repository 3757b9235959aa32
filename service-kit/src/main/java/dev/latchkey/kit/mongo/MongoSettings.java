package dev.latchkey.kit.mongo;

import com.mongodb.ConnectionString;
import dev.latchkey.kit.tls.ClientCertificate;
import dev.latchkey.kit.tls.TrustedAuthorities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is and how it is reached.
 *
 * @param mongodb       connection string, {@code LATCHKEY_MONGODB}; never logged
 * @param mongodbFile   a file with the connection string, which goes before it, {@code LATCHKEY_MONGODB_FILE}
 * @param mongodbCaFile PEM, certificate authorities beside the public ones, {@code LATCHKEY_MONGODB_CA_FILE}
 * @param mongodbCertificateFile PEM, private key and certificate that the client shows, {@code
 *     LATCHKEY_MONGODB_CERTIFICATE_FILE}
 */
@ConfigurationProperties("latchkey")
record MongoSettings(
        @DefaultValue("mongodb://127.0.0.1:27017") String mongodb,
        @DefaultValue("") String mongodbFile,
        @DefaultValue("") String mongodbCaFile,
        @DefaultValue("") String mongodbCertificateFile) {
    /**
     * Servers, user and options.
     *
     * @throws IllegalArgumentException where it cannot be read; says nothing of what is in it
     */
    ConnectionString connection() {
        String setting = mongodbFile.isBlank() ? "latchkey.mongodb" : "latchkey.mongodb-file";
        try {
            return new ConnectionString(mongodbFile.isBlank() ? mongodb : read(Path.of(mongodbFile)));
        } catch (IllegalArgumentException unreadable) {
            // The driver repeats what it stumbled over: with a slash in a password, that is part of the password.
            throw new IllegalArgumentException(
                    setting + ": not shown, as it may hold a password (expected: mongodb://… or"
                            + " mongodb+srv://…, with : / ? # [ ] @ % in user and password percent-encoded)");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "latchkey.mongodb-file: " + file + " (expected: a readable file)", unreadable);
        }
    }

    /** What the client trusts and shows; empty where that is what the Java runtime trusts, and nothing. */
    Optional<SSLContext> tls(ConnectionString connection) {
        if (mongodbCaFile.isBlank() && mongodbCertificateFile.isBlank()) {
            return Optional.empty();
        }
        String setting = "latchkey.mongodb-ca-file";
        String certificate = "latchkey.mongodb-certificate-file";
        if (!Boolean.TRUE.equals(connection.getSslEnabled())) {
            throw new IllegalArgumentException((mongodbCaFile.isBlank() ? certificate : setting)
                    + ": set while the connection has no TLS (expected: tls=true in the connection string)");
        }
        TrustedAuthorities trusted = mongodbCaFile.isBlank()
                ? TrustedAuthorities.publicOnes()
                : TrustedAuthorities.publicOnesAnd(setting, Path.of(mongodbCaFile));
        return Optional.of(trusted.sslContext(Optional.of(mongodbCertificateFile)
                .filter(file -> !file.isBlank())
                .map(file -> ClientCertificate.of(certificate, Path.of(file)))));
    }

    /** The connection string may hold a password. */
    @Override
    public String toString() {
        return "MongoSettings[]";
    }
}
