package dev.latchkey.quickstart.journey.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A self-signed certificate for {@link #HOST} and {@code localhost}, and its key; clients are told to trust it. */
public record Certificate(Path certificate, Path key) {

    public static final String HOST = "mail.example.test";

    public static Certificate createIn(TrialDirectory directory) {
        Path certificate = directory.path().resolve("certificate.pem");
        Path key = directory.path().resolve("key.pem");
        var made = Command.run(
                new byte[0],
                List.of(
                        DebianProgram.OPENSSL.path(),
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:prime256v1",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=" + HOST,
                        "-addext",
                        "subjectAltName=DNS:" + HOST + ",DNS:localhost",
                        "-keyout",
                        key.toString(),
                        "-out",
                        certificate.toString()));
        assertThat(made.exit()).as(made.output()).isZero();
        return new Certificate(certificate, key);
    }

    Map<String, Path> placeholders() {
        return Map.of("TLS_CERTIFICATE", certificate, "TLS_KEY", key);
    }
}
