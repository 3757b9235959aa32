package dev.latchkey.credential.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyWatchTest {
    private static final String ONE = "1:c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldC0xMjM0NTY=\n";
    private static final String TWO = "2:b3RoZXItb3RoZXItb3RoZXItb3RoZXItb3RoZXItb3RoZXItMTIzNDU2Nzg=\n";

    @TempDir
    private Path directory;

    private Path write(String content) throws IOException {
        Path fresh = Files.writeString(directory.resolve("fresh"), content);
        return Files.move(fresh, directory.resolve("hmac.keys"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void takesUpKeysAsTheyCome() throws IOException {
        try (KeyWatch watch = new KeyWatch(new KeyFile(write(ONE)))) {
            watch.look();
            assertThat(watch.keys().versions()).containsExactly(1);
            write(ONE + TWO);
            watch.look();
            assertThat(watch.keys().current()).isEqualTo(2);
        }
    }

    @Test
    void keepsTheKeysWhereTheFileIsBroken() throws IOException {
        Path file = write(ONE);
        try (KeyWatch watch = new KeyWatch(new KeyFile(file))) {
            for (String broken : new String[] {"", "nonsense", ONE + ONE, "1:" + TWO.substring(2)}) {
                write(broken);
                watch.look();
                assertThat(watch.keys().versions()).as(broken).containsExactly(1);
            }
            Files.delete(file);
            watch.look();
            assertThat(watch.keys().versions()).containsExactly(1);
            write(TWO + ONE);
            watch.look();
            assertThat(watch.keys().versions()).containsExactly(1, 2);
        }
    }

    @Test
    void doesNotBeginWithoutKeys() {
        assertThatThrownBy(() -> new KeyWatch(new KeyFile(directory.resolve("none"))))
                .hasMessageContaining("LATCHKEY_HMAC_KEY_FILE");
    }

    @Test
    void readsTheEnvironmentWithoutPrintingIt() {
        KeyVariable variable = new KeyVariable(ONE.trim() + "," + TWO.trim());
        assertThat(new VerifierKeys(variable.read()).versions()).containsExactly(1, 2);
        assertThat(variable.toString()).doesNotContain("c2Vj");
        assertThatThrownBy(() -> new KeyVariable("c2VjcmV0").read())
                .hasMessage("LATCHKEY_HMAC_KEYS:1: not readable (expected: version:base64, each version once)");
    }
}
