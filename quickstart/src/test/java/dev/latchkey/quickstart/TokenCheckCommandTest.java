package dev.latchkey.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.quickstart.terminal.Screen;
import dev.latchkey.quickstart.terminal.Style;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCheckCommandTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final TokenCheckCommand command = new TokenCheckCommand(
            new Screen(new PrintStream(printed, true, UTF_8), Style.detected()),
            new ByteArrayInputStream("e30.e30.x\n".getBytes(UTF_8)));

    @Test
    void takesATokenWhereNobodySeesIt() throws IOException {
        assertThat(command.token(List.of())).hasValue("e30.e30.x");
        var file = Files.writeString(directory.resolve("token"), "a.b.c\n");
        assertThat(command.token(List.of("--file", file.toString()))).hasValue("a.b.c");
        assertThat(printed.toString(UTF_8)).isEmpty();
    }

    @Test
    void saysThatAnArgumentIsSeen() throws IOException {
        assertThat(command.token(List.of("a.b.c"))).hasValue("a.b.c");
        assertThat(printed.toString(UTF_8))
                .contains("everybody on this machine")
                .doesNotContain("a.b.c");
    }

    @Test
    void takesNothingElse() throws IOException {
        assertThat(command.token(List.of("--file"))).isEmpty();
        assertThat(command.token(List.of("a", "b"))).isEmpty();
    }
}
