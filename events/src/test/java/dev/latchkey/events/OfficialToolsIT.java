package dev.latchkey.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The document by the official AsyncAPI parser and its ruleset, the schemas by Ajv in strict mode. */
class OfficialToolsIT {
    private static final Path DOCUMENTS = Path.of("src/main/resources/dev/latchkey/events");

    /** What is found and stays, and why. */
    private static final Map<String, String> EXCUSED = Map.of(
            "asyncapi-latest-version", "3.0.0 is what most tools read, and 3.1.0 adds nothing that is needed here");

    private NodeChecks checks;

    @TempDir
    private Path folder;

    @BeforeEach
    void install() throws IOException, InterruptedException {
        checks = NodeChecks.install();
    }

    @Test
    void findNothingThatHasNoExcuse() throws IOException, InterruptedException {
        JsonNode found = checks.check(DOCUMENTS);
        assertThat(codes(found)).containsExactlyInAnyOrderElementsOf(EXCUSED.keySet());
        assertThat(found.get("schemas")).isEmpty();
        assertThat(found.get("samples")).isEmpty();
    }

    @Test
    void noticeMistakes() throws IOException, InterruptedException {
        copy(DOCUMENTS);
        change("asyncapi.yaml", "action: send", "action: publish");
        change("schemas/alert.raised.v1.json", "\"examples\"", "\"x-extensible-enum\"");
        change("samples/policy.removed.v1.json", "\"tenant\"", "\"owner\"");
        JsonNode found = checks.check(folder);
        assertThat(codes(found)).contains("asyncapi-document-resolved");
        assertThat(found.get("schemas").values())
                .singleElement()
                .satisfies(each -> assertThat(each.asString()).contains("unknown keyword"));
        assertThat(found.get("samples").values())
                .singleElement()
                .satisfies(each -> assertThat(each.asString()).contains("'tenant'"));
    }

    private static Stream<String> codes(JsonNode found) {
        return found.get("document").valueStream().map(each -> each.get("code").asString());
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.skip(1).toList()) {
                Files.copy(each, folder.resolve(from.relativize(each)));
            }
        }
    }

    private void change(String name, String before, String after) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }
}
