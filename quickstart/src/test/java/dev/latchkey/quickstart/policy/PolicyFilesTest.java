package dev.latchkey.quickstart.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PolicyFilesTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    private Path file(String path, String content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Test
    void readsBackWhatItWrote() throws Exception {
        JsonNode set = JSON.readTree("""
                {"locations":[{"id":"hq","name":"HQ: Zürich","ranges":["192.0.2.0/24"],"trusted":true}],
                 "policies":[{"id":"a","name":"no","state":"off","effect":"block","conditions":{"timeWindows":
                   [{"days":["monday"],"from":"08:00","to":"24:00","zone":"UTC"}],"tls":{"olderThan":"1.2"}}},
                  {"id":"b","name":"012","state":"on","effect":"block","conditions":{}}]}""");
        PolicyFiles files = new PolicyFiles(directory);
        assertThat(files.write(set)).isEmpty();
        assertThat((JsonNode) files.read()).isEqualTo(set);
    }

    @Test
    void namesARuleAfterItsFile() throws Exception {
        file("policies/night.yaml", "name: Night\n");
        file("policies/README.md", "not a rule");
        assertThat(new PolicyFiles(directory).read().toString())
                .isEqualTo("{\"locations\":[],\"policies\":[{\"name\":\"Night\",\"id\":\"night\"}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "'id: other', 'night.yaml: id: \"other\" (expected: night, as the file, or left out)'",
        "'- 1', 'night.yaml: not one rule'",
        "'', 'night.yaml: not one rule'",
        "'name: a\nname: b', 'night.yaml: not YAML: Duplicate'",
        "'name: [', 'night.yaml: not YAML'"
    })
    void namesTheFileThatIsWrong(String content, String problem) throws IOException {
        file("policies/night.yaml", content.replace("\\n", "\n"));
        assertThatThrownBy(() -> new PolicyFiles(directory).read())
                .isInstanceOf(PolicyFileException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void refusesWhatIsTooLargeOrNotThere() throws IOException {
        assertThatThrownBy(() -> new PolicyFiles(directory.resolve("absent")).read())
                .hasMessageContaining("no directory");
        file("policies/huge.yaml", "name: " + "x".repeat(1 << 20));
        assertThatThrownBy(() -> new PolicyFiles(directory).read()).hasMessageContaining("at most 1048576");
    }

    @Test
    void leavesOtherFilesAlone() throws Exception {
        Path other = file("locations/gone.yaml", "name: Gone\n");
        assertThat(new PolicyFiles(directory).write(JSON.readTree("{\"locations\":[],\"policies\":[]}")))
                .containsExactly(other);
        assertThat(other).exists();
    }
}
