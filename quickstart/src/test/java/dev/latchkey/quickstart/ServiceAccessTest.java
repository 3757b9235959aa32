package dev.latchkey.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.InstallationSettings;
import dev.latchkey.quickstart.installation.Ports;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceAccessTest {
    @TempDir
    Path home;

    private ServiceAccess access(Map<String, String> environment) {
        var settings = InstallationSettings.of(home, home, Ports.standard());
        return new ServiceAccess(new InstallationContext(environment, home), new Installation(settings));
    }

    @Test
    void asksTheInstallationOnThisMachineUnlessItIsToldOtherwise() {
        assertThat(access(Map.of()).uri("audit-service")).hasToString("http://127.0.0.1:8083");
    }

    @Test
    void oneAddressLeadsToAllServicesAndItsOwnToOne() {
        var access = access(Map.of(
                "LATCHKEY_URL",
                "https://latchkey.firma.example/",
                "LATCHKEY_AUDIT_URL",
                "https://audit.firma.example"));
        assertThat(access.uri("credential-service")).hasToString("https://latchkey.firma.example");
        assertThat(access.uri("policy-service")).hasToString("https://latchkey.firma.example");
        assertThat(access.uri("audit-service")).hasToString("https://audit.firma.example");
    }

    @Test
    void takesTheTokenOfTheEnvironment() {
        var access = access(Map.of("LATCHKEY_TOKEN", " eyJh.eyJz.c2ln \n"));
        assertThat(access.adminToken()).isEqualTo("eyJh.eyJz.c2ln");
        assertThat(access.platformToken()).isEqualTo("eyJh.eyJz.c2ln");
    }

    /** Whoever listens there would have a token of our own people. */
    @Test
    void sendsNoTokenOfOursElsewhere() {
        assertThatThrownBy(() ->
                        access(Map.of("LATCHKEY_URL", "https://x.example")).adminToken())
                .hasMessageStartingWith("LATCHKEY_TOKEN: nothing");
        assertThatThrownBy(() -> access(Map.of("LATCHKEY_POLICY_URL", "https://x.example"))
                        .platformToken())
                .hasMessageStartingWith("LATCHKEY_TOKEN: nothing");
    }

    @Test
    void neverShowsWhatIsNoToken() {
        assertThatThrownBy(() ->
                        access(Map.of("LATCHKEY_TOKEN", "Bearer\nhunter2")).adminToken())
                .hasMessageStartingWith("LATCHKEY_TOKEN: not a token")
                .hasMessageNotContaining("hunter2");
    }
}
