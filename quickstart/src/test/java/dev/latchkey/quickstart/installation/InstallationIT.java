package dev.latchkey.quickstart.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationIT {

    private static final Path SOURCES = Path.of("..");
    private static final Set<Part> GROUND = EnumSet.of(Part.BROKER, Part.DATABASE, Part.OIDC_PROVIDER);

    // PWD and _ are the shell's.
    private static final Set<String> ANY_PROGRAM = Set.of(
            "PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "PWD", "OLDPWD", "_");

    @TempDir
    Path home;

    private InstallationSettings settings;
    private Installation installation;

    @BeforeEach
    void plan() {
        settings = InstallationSettings.of(home, SOURCES, Ports.free()).only(GROUND);
        installation = new Installation(settings);
    }

    @AfterEach
    void killWhatIsLeft() {
        EnumSet.allOf(Part.class).forEach(installation::kill);
    }

    @Test
    void startsWhatServicesStandOnAndStopsIt() {
        installation.start();
        assertThat(GROUND).allMatch(installation::isReady);
        assertThat(installation.people().token("olivia@acme.example")).isNotEmpty();
        installation.stop();
        assertThat(GROUND).noneMatch(installation::isRunning);
    }

    @Test
    void isFoundAgainByAnotherInstance() {
        installation.start(Part.DATABASE);
        var another = new Installation(settings);
        assertThat(another.pid(Part.DATABASE)).isPositive().isEqualTo(installation.pid(Part.DATABASE));
        another.stop();
        assertThat(installation.isRunning(Part.DATABASE)).isFalse();
    }

    @Test
    void comesBackAfterKill() {
        installation.start(Part.BROKER);
        var before = installation.pid(Part.BROKER);
        installation.kill(Part.BROKER);
        assertThat(installation.isRunning(Part.BROKER)).isFalse();
        installation.start(Part.BROKER);
        assertThat(installation.pid(Part.BROKER)).isPositive().isNotEqualTo(before);
    }

    @Test
    void startsAgainWhatHasDiedUntilEverythingIsStopped() {
        installation.start(Part.DATABASE);
        die(Part.DATABASE);
        installation.startAgain(Part.DATABASE);
        assertThat(installation.isReady(Part.DATABASE)).isTrue();
        die(Part.DATABASE);
        installation.stop();
        installation.startAgain(Part.DATABASE);
        assertThat(installation.running()).isEmpty();
    }

    /** Not by our own hand, of which it would be told. */
    private void die(Part part) {
        ProcessHandle.of(installation.pid(part)).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofMinutes(1)).until(() -> installation.hasDied(part));
    }

    @Test
    void startsNoBrokerAndNoDatabaseWhereThereAreOutsideOnes() {
        var outside = settings.outside(Optional.of("kafka.example:9092"), Optional.of("mongodb://mongodb.example"));
        assertThat(outside.planned()).containsExactly(Part.OIDC_PROVIDER);
        assertThat(new Installation(outside).kafka()).isEqualTo("kafka.example:9092");
        assertThat(new Installation(outside).mongodb()).isEqualTo("mongodb://mongodb.example");
    }

    @Test
    void keepsKeysAndPeopleForTheirOwnerOnly() throws IOException {
        installation.start(Part.DATABASE);
        for (var file : new String[] {"keys/hmac-keys.txt", "people/people.txt", "people/programs.txt"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(home.resolve("keys/hmac-keys.txt")).content().matches("1:[A-Za-z0-9+/]{43}=\n");
    }

    @Test
    void keepsEverythingInADirectoryForItsOwnerOnly() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        installation.start(Part.DATABASE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
    }

    @Test
    void givesAPartTheEnvironmentThatItNeeds() throws IOException {
        assumeThat(Path.of("/proc/self/environ")).exists();
        installation.start(Part.DATABASE);
        installation.start(Part.OIDC_PROVIDER);
        assertThat(variables(Part.DATABASE)).isSubsetOf(ANY_PROGRAM);
        assertThat(variables(Part.OIDC_PROVIDER))
                .contains("LATCHKEY_PEOPLE", "SERVER_PORT")
                .doesNotContain("LATCHKEY_HMAC_KEY_FILE", "LATCHKEY_WEBHOOK_KEY_FILE", "LATCHKEY_MONGODB");
    }

    private Set<String> variables(Part part) throws IOException {
        var environment = Files.readString(Path.of("/proc", String.valueOf(installation.pid(part)), "environ"));
        return Arrays.stream(environment.split("\0"))
                .map(variable -> variable.split("=", 2)[0])
                .collect(Collectors.toSet());
    }

    @Test
    void startsNothingWhenSomethingIsNotBuilt() {
        var elsewhere = InstallationSettings.of(home, home, settings.ports()).only(GROUND);
        assertThatThrownBy(new Installation(elsewhere)::start).hasMessageContaining("./latchkey build");
        assertThat(installation.running()).isEmpty();
    }

    @Test
    void namesThePortThatIsTaken() throws IOException {
        var port = settings.ports().of(Port.MONGODB);
        try (var other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> installation.start(Part.DATABASE))
                    .hasMessageContaining("port " + other.getLocalPort() + " of mongodb is taken");
        }
    }

    @Test
    void showsTheEndOfTheLogOfAPartThatDoesNotStart() throws IOException {
        Files.createDirectories(home.resolve("data/mongodb"));
        Files.write(home.resolve("data/mongodb/latchkey.mv"), new byte[64 * 1024]);
        assertThatThrownBy(() -> installation.start(Part.DATABASE))
                .isInstanceOfSatisfying(
                        PartFailedException.class,
                        failure -> assertThat(failure.lastLines()).anyMatch(line -> line.contains("there is no dump")));
    }
}
