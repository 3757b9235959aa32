package dev.latchkey.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.quickstart.aot.AotMode;
import dev.latchkey.quickstart.installation.InstallationSettings;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationContextTest {

    @TempDir
    Path home;

    @Test
    void usesTheStandardPortsWhenNothingIsSaid() {
        var settings = settings(Map.of());
        assertThat(settings.ports().of(Port.CREDENTIAL)).isEqualTo(8081);
        assertThat(settings.ports().of(Port.MONGODB)).isEqualTo(27017);
        assertThat(settings.kafka()).isEmpty();
    }

    @Test
    void movesAllPortsToTheBase() {
        var ports = settings(Map.of("LATCHKEY_PORT_BASE", "9100")).ports();
        assertThat(ports.numbers().values()).allMatch(port -> port >= 9100 && port < 9100 + Port.values().length);
    }

    @Test
    void saysWhatIsWrongWithABase() {
        assertThatThrownBy(() -> settings(Map.of("LATCHKEY_PORT_BASE", "http")))
                .hasMessage("LATCHKEY_PORT_BASE: http (expected: a number)");
        assertThatThrownBy(() -> settings(Map.of("LATCHKEY_PORT_BASE", "80")))
                .hasMessageStartingWith("LATCHKEY_PORT_BASE: 80 (expected: 1024 to ");
    }

    @Test
    void remembersForLaterCommandsWhatWasStarted() throws IOException {
        var wanted =
                settings(Map.of("LATCHKEY_PORT_BASE", "9100", "LATCHKEY_MONGODB", "mongodb://db.example/?tls=true"));
        place(Map.of()).remember(wanted);
        assertThat(place(Map.of()).started()).isEqualTo(wanted);
    }

    @Test
    void usesTheIdentityProviderOfTheEnvironment() throws IOException {
        var described = Map.of(
                "LATCHKEY_OIDC_ISSUER",
                "https://id.example/",
                "LATCHKEY_OIDC_TENANT",
                "acme",
                "LATCHKEY_OIDC_ROLES_VALUES",
                "A\\B=admin",
                "LATCHKEY_OIDC_CA_FILE",
                "ca.pem");
        var wanted = settings(described);
        assertThat(wanted.planned()).isNotEmpty().doesNotContain(Part.OIDC_PROVIDER);
        assertThat(wanted.provider().name()).isEqualTo("https://id.example/");
        assertThat(wanted.provider().variables())
                .containsEntry(
                        "LATCHKEY_OIDC_CA_FILE",
                        Path.of("ca.pem").toAbsolutePath().toString())
                .containsEntry("LATCHKEY_OIDC_TENANT", "acme");
        place(described).remember(wanted);
        assertThat(place(Map.of()).started()).isEqualTo(wanted);
        assertThat(place(Map.of("LATCHKEY_OIDC_TENANT", "globex"))
                        .started()
                        .provider()
                        .variables())
                .containsEntry("LATCHKEY_OIDC_TENANT", "globex")
                .containsEntry("LATCHKEY_OIDC_ISSUER", "https://id.example/");
    }

    @Test
    void usesTheIssuersOfAFile() {
        var wanted = settings(Map.of("LATCHKEY_OIDC_PROVIDERS_FILE", "providers.yaml"));
        assertThat(wanted.planned()).doesNotContain(Part.OIDC_PROVIDER);
        assertThat(wanted.provider().name())
                .isEqualTo(Path.of("providers.yaml").toAbsolutePath().toString());
    }

    @Test
    void startsItsOwnIdentityProviderWhereNoneIsNamed() throws IOException {
        for (var environment : List.of(
                Map.<String, String>of(),
                Map.of("LATCHKEY_OIDC_TENANT", "acme"),
                Map.of("LATCHKEY_OIDC_ISSUER", " "),
                Map.of("LATCHKEY_OIDC_ISSUER", "http://127.0.0.1:8089"))) {
            assertThat(settings(environment).planned()).contains(Part.OIDC_PROVIDER);
        }
        place(Map.of()).remember(settings(Map.of()));
        assertThat(place(Map.of("LATCHKEY_OIDC_ISSUER", "https://id.example"))
                        .started()
                        .planned())
                .as("it runs")
                .contains(Part.OIDC_PROVIDER);
    }

    @Test
    void remembersThatTheBrokerSyncs() throws IOException {
        var wanted = settings(Map.of("LATCHKEY_SYNC", "true"));
        place(Map.of()).remember(wanted);
        assertThat(place(Map.of()).started()).isEqualTo(wanted);
    }

    /** Later commands take them from the environment, where it has them. */
    @Test
    void remembersNoPasswords() throws IOException {
        var connection = "mongodb://audit:s3cr3t@db.example/?tls=true&authMechanismProperties=AWS_SESSION_TOKEN:s3cr3t";
        var environment = Map.of("LATCHKEY_MONGODB", connection);
        place(environment).remember(settings(environment));
        assertThat(home.resolve("run/installation.properties")).content().doesNotContain("s3cr3t", "audit");
        assertThat(place(environment).started().mongodb()).hasValue(connection);
        assertThat(place(Map.of()).started().mongodb()).hasValue("mongodb://db.example/?tls=true&");
    }

    @Test
    void knowsPortsThatAnOlderReleaseDidNot() throws IOException {
        place(Map.of()).remember(settings(Map.of()));
        var file = home.resolve("run/installation.properties");
        Files.writeString(file, Files.readString(file).replaceAll("port\\.\\w+_MANAGEMENT=.*\n", ""));
        assertThat(place(Map.of()).started()).isEqualTo(settings(Map.of()));
    }

    @Test
    void startsFromCachesUnlessToldOtherwise() throws IOException {
        var without = Map.of("LATCHKEY_CACHES", "false");
        assertThat(settings(Map.of()).aot()).isEqualTo(AotMode.AUTO);
        assertThat(settings(without).aot()).isEqualTo(AotMode.OFF);
        place(Map.of()).remember(settings(Map.of()));
        assertThat(place(without).started().aot()).isEqualTo(AotMode.OFF);
    }

    private InstallationSettings settings(Map<String, String> environment) {
        return place(environment).wanted();
    }

    private InstallationContext place(Map<String, String> environment) {
        var complete = new HashMap<>(environment);
        complete.put("LATCHKEY_HOME", home.toString());
        return new InstallationContext(complete, Path.of("."));
    }
}
