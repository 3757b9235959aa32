package dev.latchkey.quickstart.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code .dockerignore} lets into an image: of its rules the last one that matches a file, or a directory above it, decides. */
class ImageContextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hmac-keys.txt",
                "keys/signing-credential-service.txt",
                ".latchkey/keys/hmac-keys.txt",
                ".git/config",
                "docs/README.md",
                "credential-service/pom.xml",
                "credential-service/.env",
                "credential-service/sign-in/target/sign-in-0.1.0-SNAPSHOT.jar",
                "credential-service/target/classes/application.yaml",
                "infra/front-doors/dovecot/latchkey-door-key",
                "infra/images/.env"
            })
    void keepsOut(String file) throws IOException {
        assertThat(isSent(file)).isFalse();
    }

    @Test
    void letsInWhatTheDockerfileCopies() throws IOException {
        List<String> copied = Files.readAllLines(Path.of("../infra/images/Dockerfile")).stream()
                .filter(line -> line.startsWith("COPY ") && !line.startsWith("COPY --from"))
                .map(line -> line.split(" ")[1])
                .toList();
        assertThat(copied).hasSize(2);
        for (String service : List.of("credential-service", "policy-service", "audit-service", "notifier-service")) {
            for (String source : copied) {
                assertThat(isSent(source.replace("${SERVICE}", service).replace("*", "0.1.0-SNAPSHOT")))
                        .as(source)
                        .isTrue();
            }
        }
    }

    private static boolean isSent(String file) throws IOException {
        return Files.readAllLines(Path.of("../.dockerignore")).stream()
                .filter(rule -> !rule.isBlank() && !rule.startsWith("#"))
                .filter(rule -> matches(rule.replaceFirst("^!", ""), Path.of(file)))
                .reduce((earlier, later) -> later)
                .map(rule -> rule.startsWith("!"))
                .orElse(true);
    }

    private static boolean matches(String pattern, Path file) {
        var glob = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        return Stream.iterate(file, each -> each != null, Path::getParent).anyMatch(glob::matches);
    }
}
