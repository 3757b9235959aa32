package dev.latchkey.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A certificate authority that lives for a day, and certificates of it, made by the JDK's own {@code keytool}: for trying
 * TLS out on this machine.
 *
 * @param directory where they are
 * @param password of every key store in it
 */
public record LoopbackCertificates(Path directory, String password) {

    static final String BROKER = "broker";
    private static final String AUTHORITY = "authority";
    private static final long PATIENCE_SECONDS = 60;

    /** Makes an authority, and a certificate for 127.0.0.1 and localhost. */
    public static LoopbackCertificates createIn(Path directory) {
        try {
            var made = new LoopbackCertificates(
                    Files.createDirectories(directory).toAbsolutePath(),
                    UUID.randomUUID().toString());
            Files.writeString(made.passwordFile(), made.password());
            made.makeAuthority();
            made.issue(BROKER);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The authority's certificate, in PEM. */
    public Path authority() {
        return directory.resolve(AUTHORITY + ".pem");
    }

    /** Key and certificate of the server. */
    public Path keyStore() {
        return keyStore(BROKER);
    }

    /** Key and certificate of somebody, as PKCS12. */
    public Path keyStore(String name) {
        return directory.resolve(name + ".p12");
    }

    private Path passwordFile() {
        return directory.resolve("password");
    }

    private void makeAuthority() throws IOException {
        keytool(
                AUTHORITY,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + AUTHORITY,
                "-ext",
                "bc:c",
                "-validity",
                "1");
        keytool(AUTHORITY, "-exportcert", "-rfc", "-file", authority().toString());
    }

    /** Makes key and certificate for somebody: {@code CN=<name>}, for 127.0.0.1 and localhost. */
    public Path issue(String name) {
        try {
            var request = directory.resolve(name + ".csr").toString();
            var certificate = directory.resolve(name + ".pem");
            keytool(name, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-validity", "1");
            keytool(name, "-certreq", "-file", request);
            keytool(
                    AUTHORITY,
                    "-gencert",
                    "-rfc",
                    "-validity",
                    "1",
                    "-ext",
                    "san=ip:127.0.0.1,dns:localhost",
                    "-infile",
                    request,
                    "-outfile",
                    certificate.toString());
            Files.writeString(certificate, Files.readString(certificate) + Files.readString(authority()));
            keytool(name, "-importcert", "-noprompt", "-file", certificate.toString());
            return keyStore(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keytool(String name, String... arguments) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        line.addAll(List.of(arguments));
        line.addAll(List.of("-alias", name, "-storetype", "PKCS12"));
        line.addAll(List.of(
                "-keystore",
                keyStore(name).toString(),
                "-storepass:file",
                passwordFile().toString()));
        var out = directory.resolve("keytool.out").toFile();
        var process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("keytool " + arguments[0] + ": " + Files.readString(out.toPath()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "LoopbackCertificates[" + directory + "]";
    }
}
