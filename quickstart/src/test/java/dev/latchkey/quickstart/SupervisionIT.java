package dev.latchkey.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.embedded.FreePort;
import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as the script runs them, with the parts that start soonest. */
class SupervisionIT {

    private static final Path SOURCES = Path.of("..");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path home;

    private String portBase;
    private Path output;
    private Installation installation;
    private final List<Process> commands = new ArrayList<>();

    @BeforeEach
    void plan() {
        portBase = String.valueOf(FreePort.find() - Port.MONGODB.ordinal());
        output = home.resolve("output.txt");
        var environment = Map.of("LATCHKEY_HOME", home.toString(), "LATCHKEY_PORT_BASE", portBase);
        installation = new Installation(new InstallationContext(environment, SOURCES).wanted());
    }

    @AfterEach
    void endWhatIsLeft() throws IOException, InterruptedException {
        for (var each : commands) {
            each.destroyForcibly().waitFor();
        }
        command("down").waitFor();
        EnumSet.allOf(Part.class).forEach(installation::kill);
    }

    @Test
    void upSaysThatAPartDiedAndStartsItAgain() throws IOException, InterruptedException {
        var up = command("up", "mongodb");
        awaitSaid("Latchkey is ready");
        var before = killed(Part.DATABASE);
        awaitSaid("failed   mongodb: has ended; again in 1.0 s\n\\S+ starting mongodb\n\\S+ ready    mongodb after");
        assertThat(installation.pid(Part.DATABASE)).isPositive().isNotEqualTo(before);
        up.destroy();
        up.waitFor();
        assertThat(said()).contains("stopping mongodb").endsWith("stopped  mongodb\n");
        assertThat(installation.running()).isEmpty();
    }

    @Test
    void whatNobodyIsAttachedToIsStartedAgainToo() throws IOException, InterruptedException {
        assertThat(command("up", "--detach", "mongodb").waitFor()).isZero();
        var before = killed(Part.DATABASE);
        awaitAnother(Part.DATABASE, before);
        assertThat(home.resolve("logs/supervisor.log")).content().contains("failed   mongodb: has ended");
        assertThat(command("down").waitFor()).isZero();
        assertThat(installation.running()).isEmpty();
        assertThat(home.resolve("run/supervisor.pid")).doesNotExist();
    }

    @Test
    void aPartThatDoesNotStartDoesNotTakeTheOthersAlong() throws IOException, InterruptedException {
        Files.createDirectories(home.resolve("data"));
        Files.writeString(home.resolve("data/mongodb"), "no directory");
        assertThat(command("up", "--detach", "mongodb", "oidc-provider").waitFor())
                .isOne();
        assertThat(said())
                .contains("failed   mongodb: mongodb ended with 1 before it was ready", "What did start is running");
        assertThat(installation.running()).containsExactly(Part.OIDC_PROVIDER);
    }

    private long killed(Part part) {
        var pid = installation.pid(part);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        return pid;
    }

    private void awaitAnother(Part part, long before) {
        await().atMost(PATIENCE).until(() -> installation.isReady(part) && installation.pid(part) != before);
    }

    private void awaitSaid(String text) {
        await().atMost(PATIENCE)
                .until(() -> Pattern.compile(text).matcher(said()).find());
    }

    private String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process command(String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var line = new ArrayList<>(List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-Dlatchkey.sources=" + SOURCES.toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"),
                Quickstart.class.getName()));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put("LATCHKEY_HOME", home.toString());
        builder.environment().put("LATCHKEY_PORT_BASE", portBase);
        var process = builder.start();
        commands.add(process);
        return process;
    }
}
