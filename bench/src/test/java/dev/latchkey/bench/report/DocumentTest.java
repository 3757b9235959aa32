package dev.latchkey.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
    private static final Path PUBLISHED = Path.of("..", "docs", "benchmarks.md");

    @Test
    void replacesOnlyWhatIsBetweenTheMarkers() {
        var document =
                "Words\n<!-- bench:up -->\nold\n<!-- /bench:up -->\nmore\n<!-- bench:audit -->\n<!-- /bench:audit -->\n";
        assertThat(Document.replaced(document, "up", "new")).isEqualTo(document.replace("old", "new"));
    }

    @Test
    void saysWhichMarkersAreMissing() {
        assertThatThrownBy(() -> Document.replaced("Words", "up", "new"))
                .hasMessageContaining("no place for 'up'")
                .hasMessageContaining("<!-- /bench:up -->");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"up", "audit", "revocation", "sign-ins", "directory", "policies", "oracle", "attack", "micro"})
    void thePublishedDocumentHasAPlaceForEachChapter(String chapter) throws Exception {
        var text = Files.readString(PUBLISHED);
        assertThat(Document.replaced(text, chapter, "figures")).contains("figures");
    }

    @Test
    void makesADocumentWhereThereIsNone(@org.junit.jupiter.api.io.TempDir Path directory) throws Exception {
        var file = directory.resolve("new.md");
        var document = new Document(file);
        document.requirePlaces(List.of("up", "attack"));

        document.write(new Chapter("attack", List.of(), List.of("a note")), "Today.");

        assertThat(file)
                .content()
                .contains("<!-- bench:up -->\n<!-- /bench:up -->", "Today.\n\n- a note\n<!-- /bench:attack -->");
        assertThatThrownBy(() -> document.requirePlaces(List.of("audit"))).hasMessageContaining("no place for 'audit'");
    }

    @Test
    void writesAChapterWithWhereItComesFrom(@org.junit.jupiter.api.io.TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("b.md"), "<!-- bench:up --><!-- /bench:up -->");
        new Document(file)
                .write(new Chapter("up", List.of(new ReportTable("a").row("1")), List.of("a note")), "Today.");
        assertThat(file).content().contains("Today.\n\n| a  |").contains("- a note\n<!-- /bench:up -->");
    }
}
