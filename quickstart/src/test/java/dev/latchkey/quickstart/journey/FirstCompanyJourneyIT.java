package dev.latchkey.quickstart.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.InstallationSettings;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Ports;
import dev.latchkey.quickstart.installation.SupervisorProcess;
import dev.latchkey.quickstart.journey.program.DebianProgram;
import dev.latchkey.quickstart.journey.program.TrialDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody follows docs/first-company.md, from nothing to a mail that is delivered and read, and no longer read. */
class FirstCompanyJourneyIT {
    private static final Path SOURCES = Path.of(System.getProperty("latchkey.sources", ".."))
            .toAbsolutePath()
            .normalize();
    private static final int MINUTES = 10;

    private TrialDirectory directory;
    private InstallationSettings settings;
    private int base;

    @BeforeEach
    void begin() throws IOException {
        DebianProgram.DOVECOT.path();
        DebianProgram.POSTFIX.path();
        directory = TrialDirectory.create("first-company");
        base = freeBase();
        settings = InstallationSettings.of(directory.path().resolve("home"), SOURCES, Ports.from(base));
        Path latchkey = Files.writeString(
                directory.path().resolve("latchkey"), "#!/bin/sh\nexec '" + SOURCES + "/latchkey' \"$@\"\n");
        Files.setPosixFilePermissions(latchkey, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static int freeBase() {
        return IntStream.iterate(21_000, from -> from < 30_000, from -> from + 50)
                .filter(from -> Ports.from(from).numbers().values().stream().allMatch(FirstCompanyJourneyIT::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @AfterEach
    void end() throws Exception {
        shell("postfix -c \"$PWD/firma/postfix\" stop; doveadm -c \"$PWD/firma/dovecot/dovecot.conf\" stop", 1);
        new SupervisorProcess(settings).stop();
        var installation = new Installation(settings);
        EnumSet.allOf(Part.class).forEach(installation::kill);
        directory.close();
    }

    @Test
    void leadsFromNothingToADeliveredAndReadMail() throws Exception {
        CommandPage page = new CommandPage(SOURCES.resolve("docs/first-company.md"));
        String output = shell(page.script() + "\necho 'the end'", MINUTES);
        assertThat(output).endsWith("the end\n");
        assertThat(page.missing(output)).as(output).isEmpty();
    }

    private String shell(String script, int minutes) throws Exception {
        Path out = directory.path().resolve("shell.out");
        var builder = new ProcessBuilder("bash", "-c", script)
                .directory(directory.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("LATCHKEY_HOME", settings.home().toString());
        builder.environment().put("LATCHKEY_PORT_BASE", String.valueOf(base));
        builder.environment().put("LATCHKEY_BUILD", "false");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        return Files.readString(out, UTF_8);
    }
}
