package dev.latchkey.credential.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    private static final String KEY = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldC0xMjM0NTY=";

    @TempDir
    private Path directory;

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("hmac.keys"), content);
    }

    private static VerifierKeys read(Path file) {
        return new VerifierKeys(new KeyFile(file).read());
    }

    @Test
    void readsVersionsCommentsAndEmptyLines() throws IOException {
        VerifierKeys keys = read(file("# made on Monday\n\n1:" + KEY + "\n  2: " + KEY + "  \r\n"));
        assertThat(keys).hasToString("VerifierKeys[1, 2]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                "one:" + KEY,
                "1;" + KEY,
                "1:!" + KEY,
                ":" + KEY,
                "1:" + KEY + "\n2:" + KEY + "\n1:" + KEY,
                KEY + ":1"
            })
    void namesThePlaceAndNeverTheKey(String content) throws IOException {
        Path file = file(content);
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file + ":")
                .hasMessageContaining("expected: ")
                .satisfies(failure -> {
                    for (Throwable each = failure; each != null; each = each.getCause()) {
                        assertThat(each.toString()).doesNotContain("c2VjcmV0").doesNotContain("secret-secret");
                    }
                });
    }

    @Test
    void saysWhatItMissesAndWhereToPutIt() {
        assertThatThrownBy(() -> read(directory.resolve("none")))
                .hasMessageContaining("none cannot be read")
                .hasMessageContaining("LATCHKEY_HMAC_KEY_FILE");
    }

    @Test
    void refusesAFileWithoutKeys() throws IOException {
        Path file = file("# nothing yet\n");
        assertThatThrownBy(() -> read(file)).hasMessage("HMAC keys: none (expected: at least one)");
    }
}
