package dev.latchkey.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.InstallationSettings;
import dev.latchkey.quickstart.installation.OwnProvider;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Ports;
import dev.latchkey.quickstart.installation.ServiceProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What services read from tokens of the provider that runs, by the code of a service. */
class TokenCheckIT {

    private static final Path SOURCES = Path.of("..");

    @TempDir
    static Path home;

    private static Installation installation;
    private static String token;

    @BeforeAll
    static void start() {
        installation = new Installation(
                InstallationSettings.of(home, SOURCES, Ports.free()).only(EnumSet.of(Part.OIDC_PROVIDER)));
        installation.start();
        token = installation.people().token("adam@acme.example");
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void saysWhatIsReadFromATokenOfTheInstallation() throws IOException, InterruptedException {
        assertThat(checked(installation.settings(), token, 0))
                .contains(
                        "verdict   believed",
                        "tenant    acme (tenant)",
                        "admin (roles: admin)",
                        "login     adam@acme.example (email, verified by email_verified)",
                        "who       a person: nothing proves a program")
                .doesNotContain(token);
        assertThat(checked(installation.settings(), installation.people().programToken("latchkey-operator"), 0))
                .contains("who       a program: ", "platform (roles: platform)");
    }

    @Test
    void saysWhyTheSettingsOfAnOwnProviderWouldRefuseIt() throws IOException, InterruptedException {
        var other = installation
                .settings()
                .with(new OwnProvider(
                        Map.of("LATCHKEY_OIDC_ISSUER", "https://id.example", "LATCHKEY_OIDC_TENANT", "a")));
        assertThat(checked(other, token, 1))
                .contains(
                        "verdict   refused (401): iss: " + installation.issuer(), "Trusted here: [https://id.example]");
        var file = Files.writeString(home.resolve("providers.yaml"), "issuers: [{issuer: https://id.example}]");
        var wrong =
                installation.settings().with(new OwnProvider(Map.of("LATCHKEY_OIDC_PROVIDERS_FILE", file.toString())));
        assertThat(checked(wrong, token, 2)).contains(file + ": issuers[0].audience: nothing (expected: ");
    }

    /** In a process of its own, whose output can be read. */
    private static String checked(InstallationSettings settings, String token, int status)
            throws IOException, InterruptedException {
        var program = new ServiceProgram(settings, Part.POLICY_SERVICE);
        var output = Files.createTempFile(home, "output", ".txt");
        assertThat(program.run("dev.latchkey.kit.token.TokenCheck", token, ProcessBuilder.Redirect.to(output.toFile())))
                .isEqualTo(status);
        return Files.readString(output, UTF_8);
    }
}
