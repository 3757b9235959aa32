package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A README that says something else than what happens has to be found out. */
class RehearsalTest {
    @TempDir
    private Path directory;

    private void rehearse(String block) throws Exception {
        Readme readme = Readme.of("### A path\ntext\n```sh\n" + block + "\n```\n### Another\n");
        new Rehearsal(readme.blocks("A path")).run(directory, Map.of("GREETING", "hello"));
    }

    @Test
    void takesWhatIsPrintedAsItSays() {
        assertThatCode(() -> rehearse("""
                echo "$GREETING world 7"
                # → hello … 7
                quiet=1
                printf 'one\\ntwo'
                # → one
                # → two
                :""")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "echo hello;# → goodbye",
                "echo hello;# → hell",
                "echo hello",
                "echo hello;echo more;# → hello",
                "true;# → hello",
                "echo one;# → one;# → two",
                "false",
                "false | true",
                "echo $UNKNOWN",
                "echo hello;# → hello;exit 3;echo world;# → world",
                "echo hello;# → hello;exit 0;echo world;# → world"
            })
    void findsOutWhatIsOtherwise(String block) {
        assertThatThrownBy(() -> rehearse(block.replace(';', '\n'))).isInstanceOf(AssertionError.class);
    }

    @Test
    void missesABlock() {
        assertThatThrownBy(() -> Readme.of("### A path\n```json\n{}\n```\n### B\n```sh\ntrue\n```")
                        .blocks("A path"))
                .hasMessageContaining("no sh block below 'A path'");
    }
}
