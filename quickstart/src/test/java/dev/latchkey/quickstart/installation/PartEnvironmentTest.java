package dev.latchkey.quickstart.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartEnvironmentTest {

    private static final Map<String, String> AROUND = Map.of(
            "PATH", "/usr/bin",
            "AWS_SECRET_ACCESS_KEY", "a",
            "GITHUB_TOKEN", "b",
            "LATCHKEY_HMAC_KEYS", "1:c",
            "LATCHKEY_SMTP_PASSWORD", "d",
            "LATCHKEY_TOKEN", "e",
            "LATCHKEY_OIDC_AUDIENCE", "latchkey",
            "LATCHKEY_KAFKA_SASL_MECHANISM", "PLAIN",
            "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318");

    @TempDir
    Path directory;

    @Test
    void handsOnWhatTheConfigurationOfAServiceNames() throws IOException {
        assertThat(of(Part.NOTIFIER_SERVICE, "password: ${LATCHKEY_SMTP_PASSWORD:}"))
                .containsOnlyKeys(
                        "PATH",
                        "LATCHKEY_SMTP_PASSWORD",
                        "LATCHKEY_OIDC_AUDIENCE",
                        "LATCHKEY_KAFKA_SASL_MECHANISM",
                        "OTEL_EXPORTER_OTLP_ENDPOINT");
        assertThat(of(Part.CREDENTIAL_SERVICE, "keys: ${LATCHKEY_HMAC_KEYS:}"))
                .containsOnlyKeys(
                        "PATH",
                        "LATCHKEY_HMAC_KEYS",
                        "LATCHKEY_OIDC_AUDIENCE",
                        "LATCHKEY_KAFKA_SASL_MECHANISM",
                        "OTEL_EXPORTER_OTLP_ENDPOINT");
    }

    @Test
    void handsOnToBrokerAndDatabaseWhatAnyProgramNeeds() throws IOException {
        assertThat(of(Part.BROKER, "")).containsOnlyKeys("PATH");
        assertThat(of(Part.DATABASE, "")).containsOnlyKeys("PATH");
    }

    /** Else a cache would be made at somebody's own broker and database, and with their keys. */
    @Test
    void handsOnToARecordedRunWhatAnyProgramNeeds() {
        assertThat(PartEnvironment.ofARecordedRun(AROUND, Map.of("LATCHKEY_KAFKA", "127.0.0.1:9092")))
                .containsOnlyKeys("PATH", "LATCHKEY_KAFKA");
    }

    @Test
    void keepsForTheSupervisorWhatPartsMayBeHanded() {
        var environment = new HashMap<>(AROUND);
        PartEnvironment.keepForTheSupervisor(environment);
        assertThat(environment)
                .containsKeys("PATH", "LATCHKEY_SMTP_PASSWORD", "OTEL_EXPORTER_OTLP_ENDPOINT")
                .doesNotContainKeys("AWS_SECRET_ACCESS_KEY", "GITHUB_TOKEN");
    }

    @Test
    void tellsWhatItIsToldWhateverIsAround() throws IOException {
        var environment = PartEnvironment.of(Part.BROKER, jar("app.jar", "application.yaml", ""))
                .with(AROUND, Map.of("PATH", "/opt", "MORE", "x"));
        assertThat(environment).isEqualTo(Map.of("PATH", "/opt", "MORE", "x"));
    }

    @Test
    void opensHealthAndMetricsOnLoopbackAndKeysToWhomTheyBelongTo() {
        var command = new PartCommand(InstallationSettings.of(directory, directory, Ports.standard()));
        for (var part : Part.values()) {
            var told = command.variables(part);
            if (part.isService()) {
                assertThat(told)
                        .containsEntry("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1")
                        .doesNotContainEntry("MANAGEMENT_SERVER_PORT", told.get("SERVER_PORT"));
            }
            assertThat(told.containsKey("LATCHKEY_HMAC_KEY_FILE"))
                    .isEqualTo(part.module().equals("credential-service"));
            assertThat(told.containsKey("LATCHKEY_WEBHOOK_KEY_FILE"))
                    .isEqualTo(part.module().equals("notifier-service"));
        }
    }

    private Map<String, String> of(Part part, String configuration) throws IOException {
        jar("lib/service-kit-1.jar", "latchkey-kit.yaml", "audience: ${LATCHKEY_OIDC_AUDIENCE:}");
        return PartEnvironment.of(part, jar("app.jar", "application.yaml", configuration))
                .with(AROUND, Map.of());
    }

    private Path jar(String name, String entry, String content) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(UTF_8));
        }
        return file;
    }
}
