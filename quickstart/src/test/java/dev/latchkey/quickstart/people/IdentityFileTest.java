package dev.latchkey.quickstart.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityFileTest {
    private static final String ANNA = "anna@acme.example = Anna; acme; owner; winter-7";

    @TempDir
    Path directory;

    private Path write(String... lines) throws IOException {
        return Files.write(directory.resolve("people.txt"), List.of(lines));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob@acme.example",
                "bob@acme.example = Bob; acme; hunter2",
                " = Bob; acme; owner; hunter2",
                "bob@acme.example = hunter2; acme; owner; "
            })
    void namesTheLineThatIsWrongAndDoesNotShowIt(String wrong) throws IOException {
        Path file = write("# people", "", ANNA, wrong);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdentityFile(file).read())
                .satisfies(failure -> assertThat(failure.getMessage())
                        .startsWith(file + ", line 4: ")
                        .doesNotContain("hunter2", "Bob"));
    }

    @Test
    void listsWhoThereIsByTheirLogins() throws IOException {
        write(ANNA, "bob@acme.example = Bob; acme; admin,owner; hunter2");
        DemoPeople people = new DemoPeople(URI.create("http://127.0.0.1:1"), directory);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> people.person("carol@acme.example"))
                .withMessage(
                        "There is no carol@acme.example here (expected: one of anna@acme.example, bob@acme.example).");
    }
}
