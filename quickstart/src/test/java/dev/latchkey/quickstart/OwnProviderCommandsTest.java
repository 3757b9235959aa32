package dev.latchkey.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where people are at a provider of their own. */
class OwnProviderCommandsTest {

    private static final String ISSUER = "https://id.example/realms/acme";

    @TempDir
    Path home;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(printed, true, UTF_8), Style.detected());

    private InstallationContext place() {
        return new InstallationContext(
                Map.of("LATCHKEY_HOME", home.toString(), "LATCHKEY_OIDC_ISSUER", ISSUER), Path.of(".."));
    }

    private String said(String... command) {
        assertThat(new Quickstart(screen, place()).run(List.of(command))).isOne();
        return printed.toString(UTF_8);
    }

    @Test
    void thereIsNoTokenOfDemoPeople() {
        assertThat(said("token", "adam@acme.example")).contains(ISSUER, "LATCHKEY_TOKEN");
    }

    @Test
    void thereIsNoDemo() {
        assertThat(said("demo")).contains(ISSUER, "without LATCHKEY_OIDC_ISSUER");
    }

    @Test
    void whatIsReadyIsReadyForThePeopleOfThatProvider() {
        new Welcome(screen, new Installation(place().wanted())).print(Duration.ofSeconds(9), true);
        assertThat(printed.toString(UTF_8))
                .contains(ISSUER, "./latchkey token-check")
                .doesNotContain("Demo people", "adam@acme.example", "8089");
    }
}
