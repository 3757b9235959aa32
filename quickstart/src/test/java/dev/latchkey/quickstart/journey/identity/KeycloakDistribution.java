package dev.latchkey.quickstart.journey.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The published distribution, of the version that the build names; got once by Maven, unpacked once under {@code target}. */
final class KeycloakDistribution {
    private static final int MINUTES = 5;
    private static final String VERSION = System.getProperty("latchkey.keycloak.version", "");
    private static final Path REPOSITORY = Path.of(System.getProperty("latchkey.maven.repository", ""));
    private static final Path MAVEN = Path.of(System.getProperty("latchkey.maven.home", ""), "bin", "mvn");
    private static final Path UNPACKED =
            Path.of("target", "keycloak-" + VERSION).toAbsolutePath();

    private KeycloakDistribution() {}

    /** Where it is; the tests are skipped, with a word, where it cannot be had. */
    static Path unpacked() {
        if (!Files.exists(UNPACKED.resolve("bin/kc.sh"))) {
            Path archive = archive();
            Assumptions.assumeTrue(
                    Files.exists(archive),
                    "Keycloak " + VERSION + " cannot be had: Maven could not get org.keycloak:keycloak-quarkus-dist");
            run(List.of(
                    "tar",
                    "-xzf",
                    archive.toString(),
                    "-C",
                    UNPACKED.getParent().toString()));
        }
        return UNPACKED;
    }

    private static Path archive() {
        Path archive = REPOSITORY.resolve(
                "org/keycloak/keycloak-quarkus-dist/" + VERSION + "/keycloak-quarkus-dist-" + VERSION + ".tar.gz");
        if (!Files.exists(archive) && Files.exists(MAVEN)) {
            run(List.of(
                    MAVEN.toString(),
                    "--batch-mode",
                    "--quiet",
                    "-Dmaven.repo.local=" + REPOSITORY,
                    "dependency:get",
                    "-Dtransitive=false",
                    "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":tar.gz"));
        }
        return archive;
    }

    /** What fails is seen by what is not there. */
    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
