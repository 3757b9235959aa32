package dev.latchkey.quickstart.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnProviderTest {

    private static final Map<String, String> DESCRIBED = Map.of(
            "LATCHKEY_OIDC_ISSUER", "https://id.example",
            "LATCHKEY_OIDC_AUDIENCE", "api",
            "LATCHKEY_OIDC_TENANT", "acme");

    @TempDir
    Path home;

    private InstallationSettings settings(OwnProvider provider) {
        return InstallationSettings.of(home, Path.of(".."), Ports.standard()).with(provider);
    }

    @Test
    void isWhatEveryServiceIsTold() {
        var command = new PartCommand(settings(new OwnProvider(DESCRIBED)));
        Arrays.stream(Part.values())
                .filter(Part::isService)
                .forEach(part -> assertThat(command.variables(part))
                        .containsAllEntriesOf(DESCRIBED)
                        .doesNotContainKey("LATCHKEY_BIND_ACCOUNTS_BY"));
    }

    /** Whatever else the environment has: an installation with demo people believes their tokens alone. */
    @Test
    void isOursOtherwise() {
        var variables = new PartCommand(settings(OwnProvider.NONE)).variables(Part.CREDENTIAL_SERVICE);
        assertThat(variables)
                .containsEntry("LATCHKEY_OIDC_ISSUER", "http://127.0.0.1:8089")
                .containsEntry("LATCHKEY_OIDC_PROVIDERS_FILE", "")
                .containsEntry("LATCHKEY_BIND_ACCOUNTS_BY", "verified-login");
    }

    @Test
    void hasNoDemoPeople() {
        var installation = new Installation(settings(new OwnProvider(DESCRIBED)));
        assertThatThrownBy(installation::people)
                .hasMessageContaining("https://id.example")
                .hasMessageContaining("LATCHKEY_TOKEN");
    }
}
