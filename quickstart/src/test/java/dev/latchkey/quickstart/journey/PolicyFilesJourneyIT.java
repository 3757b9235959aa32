package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.latchkey.quickstart.installation.Port;
import dev.latchkey.quickstart.journey.system.Api;
import dev.latchkey.quickstart.journey.system.Heard;
import dev.latchkey.quickstart.journey.system.Journey;
import dev.latchkey.quickstart.journey.system.WholeSystem;
import dev.latchkey.quickstart.policy.PolicyCommand;
import dev.latchkey.quickstart.policy.PolicyFileException;
import dev.latchkey.quickstart.policy.PolicyServiceClient;
import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform team keeps conditional access as files: export, a new file, plan, apply, and away with it again. */
@Journey
class PolicyFilesJourneyIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private PolicyCommand command(WholeSystem system) throws Exception {
        var screen = new Screen(new PrintStream(shown, true, StandardCharsets.UTF_8), new Style(false));
        var installation = system.installation();
        var base = URI.create(installation.uri(Port.POLICY).toString());
        return new PolicyCommand(
                screen, new PolicyServiceClient(base, installation.people().token(Api.ADMIN)));
    }

    private static String rollout(WholeSystem system) {
        return system.api()
                .get(Api.ANALYST, Port.POLICY, "/v1/policy-snapshots/current/rollout")
                .expect(200)
                .json()
                .path("summary")
                .asString();
    }

    private String shown() {
        String text = shown.toString(StandardCharsets.UTF_8);
        shown.reset();
        return text;
    }

    @Test
    void whatIsInTheFilesIsEnforced(WholeSystem system) throws Exception {
        var account = system.acme().account("files");
        var password = system.acme().issue(account, "Phone");
        var door = system.acme().jsonDoor();
        var command = command(system);
        command.export(directory);
        assertThat(command.plan(directory)).isZero();
        assertThat(shown()).contains("nothing to change");

        Path file = Files.writeString(
                directory.resolve("policies/no-more-files.yaml"), """
                name: No more of %s
                state: on
                effect: block
                conditions:
                  accounts: {include: [%s]}
                """.formatted(account.login(), account.id()));
        assertThat(command.plan(directory)).isEqualTo(PolicyCommand.CHANGES);
        assertThat(shown()).contains("+ policy no-more-files  No more of " + account.login());
        assertThat(door.signIn(password.in("127.0.0.1"), "imap")).isEqualTo(Heard.ACCEPTED);
        assertThat(command.apply(directory, false)).isZero();
        await().atMost(SOON).until(() -> door.signInOnce(password.in("127.0.0.1"), "imap") == Heard.REFUSED);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rollout(system))
                        .matches("version \\d+ is live on (\\d) of \\1 replicas after \\d+ ms"));

        Files.writeString(file, Files.readString(file).replace("accounts", "acounts"));
        assertThatThrownBy(() -> command.plan(directory))
                .isInstanceOf(PolicyFileException.class)
                .hasMessageContaining("no-more-files.yaml: conditions.acounts");
        Files.delete(file);
        assertThat(command.apply(directory, false)).isZero();
        assertThat(shown()).contains("- policy no-more-files");
        await().atMost(SOON).until(() -> door.signInOnce(password.in("127.0.0.1"), "imap") == Heard.ACCEPTED);
    }
}
