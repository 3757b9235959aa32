package dev.latchkey.credential.directorysync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorySourceFileTest {
    @TempDir
    Path directory;

    private String minimal;

    @BeforeEach
    void write() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "x");
        minimal = """
            - id: keycloak
              tenant: acme
              kind: keycloak
              issuer: https://id.acme.example/realms/acme
              client-id: latchkey-directory
              client-secret-file: %s
            """.formatted(secret);
    }

    private Path file(String text) {
        try {
            return Files.writeString(directory.resolve("directory.yaml"), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void fillsInWhatIsUsual() {
        DirectorySource source = DirectorySourceFile.read(file(minimal)).getFirst();
        assertThat(source.url()).isEqualTo(URI.create("https://id.acme.example"));
        assertThat(source.every()).isEqualTo(Duration.ofSeconds(30));
        assertThat(source.holdAbove()).isEqualTo(10);
        assertThat(source.verifiedEmail()).isTrue();
        assertThat(source.actor().id()).isEqualTo("directory-source/keycloak");
    }

    @Test
    void takesWhatIsGiven() {
        DirectorySource source = DirectorySourceFile.read(file(minimal + """
                  url: https://keycloak.internal:8443/auth
                  every: 15s
                  hold-above: 25
                  users-at-most: 200000
                  verified-email: false
                """)).getFirst();
        assertThat(source.url()).isEqualTo(URI.create("https://keycloak.internal:8443/auth"));
        assertThat(source.every()).isEqualTo(Duration.ofSeconds(15));
        assertThat(source.holdAbove()).isEqualTo(25);
        assertThat(source.usersAtMost()).isEqualTo(200_000);
        assertThat(source.verifiedEmail()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "every: 2m, [0].every: 2m (expected: 2s to 60s)",
        "every: 30, [0].every: 30 (expected: 2s to 60s)",
        "hold-above: 0, [0].hold-above: 0 (expected: a number from 1 to 100)",
        "hold-above: 10%, [0].hold-above: 10% (expected",
        "verified-email: maybe, [0].verified-email: maybe (expected: true or false)",
        "url: http://id.acme.example, [0].url: http://id.acme.example (expected: https",
        "url: https://u:p@id.acme.example, [0].url",
        "ca-file: /nowhere/ca.pem, /nowhere/ca.pem (expected: a file with certificates",
        "evry: 10s, [0].evry: there (expected: one of [ca-file"
    })
    void namesWhatIsWrong(String line, String expected) {
        Path file = file(minimal + "  " + line + "\n");
        assertThatThrownBy(() -> DirectorySourceFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("latchkey.directory.file: " + file)
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "tenant", "kind", "issuer", "client-id", "client-secret-file"})
    void missesWhatIsNeeded(String field) {
        Path file = file(minimal.replaceFirst("(?m)^([- ] )" + field + ": .*", "$1every: 30s"));
        assertThatThrownBy(() -> DirectorySourceFile.read(file)).hasMessageContaining("[0]." + field + ": absent");
    }

    @Test
    void namesAllAtOnceAndASecretFileThatIsNotThere() {
        Path file = file(minimal.replace("/secret", "/nothing").replace("kind: keycloak", "kind: ldap"));
        assertThatThrownBy(() -> DirectorySourceFile.read(file))
                .hasMessageContaining("[0].kind: ldap (expected: one of [keycloak])")
                .hasMessageContaining("[0].client-secret-file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "text",
                "a: b",
                "- x",
                "- [",
                "- {id: a, id: b}",
                "- !!javax.script.ScriptEngineManager []"
            })
    void takesNothingElse(String text) {
        Path file = file(text);
        assertThatThrownBy(() -> DirectorySourceFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void askesNobodyTwice() {
        Path file = file(minimal + minimal);
        assertThatThrownBy(() -> DirectorySourceFile.read(file))
                .hasMessageContaining("id: keycloak (expected: each only once)")
                .hasMessageContaining("once for the tenant acme");
    }

    @Test
    void saysThatTheFileIsNotThere() {
        assertThatThrownBy(() -> DirectorySourceFile.read(Path.of("/nowhere/directory.yaml")))
                .hasMessage("latchkey.directory.file: /nowhere/directory.yaml: cannot be read");
    }
}
