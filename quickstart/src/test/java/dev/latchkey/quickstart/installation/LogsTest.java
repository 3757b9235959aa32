package dev.latchkey.quickstart.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {

    @TempDir
    Path directory;

    @Test
    void showsTheMessageOfAStructuredLine() throws IOException {
        var log = log("""
                {"@timestamp":"2026-11-20T14:57:00Z","log":{"level":"WARN","logger":"x"},"message":"say \\"no\\"","ecs":{}}
                """);
        assertThat(Logs.lastWords(log, 5)).containsExactly("2026-11-20T14:57:00Z WARN say \\\"no\\\"");
    }

    @Test
    void leavesOutTheFramesOfAStackTrace() throws IOException {
        var log = log("""
                Exception in thread "main" java.lang.IllegalStateException: no key
                \tat dev.latchkey.Main.main(Main.java:1)
                Caused by: java.io.IOException: gone
                \t... 2 more
                """);
        assertThat(Logs.lastWords(log, 5))
                .containsExactly(
                        "Exception in thread \"main\" java.lang.IllegalStateException: no key",
                        "Caused by: java.io.IOException: gone");
    }

    @Test
    void beginsANewFileWhenTheOldOneIsLarge() throws IOException {
        var log = directory.resolve("x.log");
        Files.write(log, new byte[21 * 1024 * 1024]);
        assertThat(Logs.prepare(log)).isZero();
        assertThat(directory.resolve("x.log.1")).exists();
    }

    @Test
    void readsOnlyWhatThisRunWrote() throws IOException {
        var log = log("ready before\n");
        var since = Logs.prepare(log);
        Files.writeString(log, "ready before\nready now\n");
        assertThat(Logs.from(log, since)).isEqualTo("ready now\n");
    }

    private Path log(String content) throws IOException {
        return Files.writeString(directory.resolve("x.log"), content);
    }
}
