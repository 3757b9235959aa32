package dev.latchkey.kit.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.kit.provider.IssuerRules;
import dev.latchkey.kit.provider.ProvidersFile;
import dev.latchkey.kit.security.Role;
import dev.latchkey.kit.tls.TrustedAuthorities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says of the file of issuers holds. */
class ProvidersReadmeTest {
    private static final Path README = Path.of("README.md");

    @TempDir
    Path directory;

    @Test
    void showsAFileThatIsRead() throws IOException {
        Files.writeString(
                directory.resolve("authorities.pem"),
                TrustedAuthorities.publicOnes().pem());
        Path file = Files.writeString(
                directory.resolve("providers.yaml"), GoldenTokens.yaml(README, "### Identity providers"));
        List<IssuerRules> issuers = ProvidersFile.read(file);
        assertThat(issuers).hasSize(2);
        assertThat(issuers.getLast().connection().authorities()).isEqualTo(directory.resolve("authorities.pem"));
        assertThat(issuers.getLast().tenant().reaches("globex")).isTrue();
    }

    @Test
    void listsEveryRole() throws IOException {
        String readme = Files.readString(README);
        for (Role role : Role.values()) {
            assertThat(readme).contains("| `" + role.wireName() + "` | ");
        }
    }
}
