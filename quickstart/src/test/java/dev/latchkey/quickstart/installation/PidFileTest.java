package dev.latchkey.quickstart.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    Path directory;

    private PidFile file;
    private Process process;

    @BeforeEach
    void begin() throws IOException {
        file = new PidFile(directory.resolve("run/part.pid"));
        process = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void end() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    void knowsNothingBeforeTheStart() {
        assertThat(file.alive()).isEmpty();
        assertThat(file.hasDied()).isFalse();
    }

    @Test
    void knowsAProcessThatLives() throws IOException {
        file.write(process.toHandle());
        assertThat(file.alive()).contains(process.toHandle());
        assertThat(file.hasDied()).isFalse();
    }

    @Test
    void tellsOneThatDied() throws IOException, InterruptedException {
        file.write(process.toHandle());
        end();
        assertThat(file.alive()).isEmpty();
        assertThat(file.hasDied()).isTrue();
    }

    @Test
    void tellsAnEndThatWasWanted() throws IOException, InterruptedException {
        file.write(process.toHandle());
        file.expectEnd();
        file.expectEnd();
        assertThat(file.alive()).contains(process.toHandle());
        end();
        assertThat(file.alive()).isEmpty();
        assertThat(file.hasDied()).isFalse();
    }

    @Test
    void takesNoOtherProcessForIt() throws IOException {
        file.write(process.toHandle());
        Files.writeString(directory.resolve("run/part.pid"), process.pid() + " 2001-01-01T00:00:00Z\n");
        assertThat(file.alive()).isEmpty();
        assertThat(file.hasDied()).isTrue();
    }

    @Test
    void expectsNoEndOfNothing() throws IOException {
        file.expectEnd();
        assertThat(file.exists()).isFalse();
    }
}
