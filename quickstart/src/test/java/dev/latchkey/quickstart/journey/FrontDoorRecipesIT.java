package dev.latchkey.quickstart.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.quickstart.journey.program.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every recipe; each recipe that can run here has a test of its own besides. */
@Tag("front-doors")
class FrontDoorRecipesIT {

    static Stream<Path> doors() throws IOException {
        return list(Recipe.frontDoors()).filter(Files::isDirectory);
    }

    @Test
    void findsTheRecipesItIsAbout() throws IOException {
        assertThat(doors().map(door -> door.getFileName().toString()))
                .contains("dovecot", "dovecot-2.4", "envoy", "nginx-http", "nginx-mail", "postfix", "traefik");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void readmeExplainsEveryPlaceholderAndFile(Path door) throws IOException {
        String readme = Files.readString(door.resolve("README.md"));

        for (Path file : list(door).toList()) {
            assertThat(readme + "README.md").contains(file.getFileName().toString());
            assertThat(placeholders(file)).allMatch(readme::contains);
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void noRecipeHoldsAKey(Path door) throws IOException {
        for (Path file : list(door).toList()) {
            assertThat(file).content().doesNotContainPattern("lkd_[A-Za-z0-9]");
        }
    }

    /** A cached "yes" outlives its revocation, and with CVE-2025-30189 it is another user's. */
    @ParameterizedTest
    @MethodSource("doors")
    void noDovecotCachesAnAnswer(Path door) throws IOException {
        for (Path file : list(door).filter(FrontDoorRecipesIT::isConfiguration).toList()) {
            String text = Files.readString(file);
            if (text.contains("\npassdb ")) {
                assertThat(text).as(file.toString()).contains("\nauth_cache_size = 0\n");
            }
            assertThat(text).as(file.toString()).doesNotContainPattern("(?m)^auth_cache_(ttl|negative_ttl|verify)");
        }
    }

    /** Names come from the client's own PTR record, and CVE-2026-28753 has them write headers. */
    @ParameterizedTest
    @MethodSource("doors")
    void noProxyLooksUpTheNameOfAClient(Path door) throws IOException {
        for (Path file : list(door).filter(FrontDoorRecipesIT::isConfiguration).toList()) {
            assertThat(file)
                    .content()
                    .doesNotContainPattern("(?m)^\\s*resolver\\s")
                    .doesNotContain("Client-Host");
        }
    }

    @Test
    void sessionKickerIsAService() throws IOException {
        assertThat(Recipe.frontDoors().resolve("dovecot/kick.service"))
                .content()
                .contains(
                        "ExecStart=/usr/bin/perl @CONFIG_DIR@/kick.pl\n",
                        "Restart=always\n",
                        "StartLimitIntervalSec=0\n");
    }

    private static boolean isConfiguration(Path file) {
        return !file.endsWith("README.md");
    }

    private static List<String> placeholders(Path file) throws IOException {
        return Recipe.PLACEHOLDER
                .matcher(Files.readString(file))
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
    }

    private static Stream<Path> list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList().stream();
        }
    }
}
