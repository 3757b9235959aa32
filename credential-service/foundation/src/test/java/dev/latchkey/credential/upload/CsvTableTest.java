package dev.latchkey.credential.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.kit.problem.ProblemException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    private static CsvTable table(String text) {
        return new CsvTable(new Lines(new StringReader(text)));
    }

    private static List<TableEntry> entries(String text) {
        return table(text).stream().toList();
    }

    private static TableEntry row(long line, String a, String b) {
        return new TableEntry.Row(line, Map.of("a", a, "b", b));
    }

    @Test
    void readsQuotesAcrossLines() {
        assertThat(entries("a,b\n1,\"two\nlines, and a \"\"quote\"\"\"\r\n3,4"))
                .containsExactly(row(2, "1", "two\nlines, and a \"quote\""), row(4, "3", "4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2", "a;b\n1;2", "a\tb\n1\t2", " A , \"B\" \n 1 , \"2\" ", "\n\nA,B\n\n1,2\n\n"})
    void takesTheSeparatorAndTheNamesOfTheFirstLine(String text) {
        assertThat(entries(text))
                .singleElement()
                .isInstanceOfSatisfying(
                        TableEntry.Row.class, row -> assertThat(row.cells()).isEqualTo(Map.of("a", "1", "b", "2")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sep=,\r\na,b\r\n1,2\r\n",
                "SEP=;\na;b\n1;2",
                "\"sep=;\"\na;b\n1;2",
                "sep=\t\na\tb\n1\t2",
                "sep=|\na|b\n1|2",
                "#TYPE Selected.System.Management.Automation.PSCustomObject\n\"a\",\"b\"\n\"1\",\"2\"",
            })
    void passesOverWhatIsThereForSpreadsheets(String text) {
        assertThat(entries(text))
                .singleElement()
                .isInstanceOfSatisfying(
                        TableEntry.Row.class, row -> assertThat(row.cells()).isEqualTo(Map.of("a", "1", "b", "2")));
    }

    @Test
    void keepsTheFirstOfTwoColumnsOfOneName() {
        assertThat(((TableEntry.Row) entries("a,a,b\n1,2,3").getFirst()).cells())
                .isEqualTo(Map.of("a", "1", "b", "3"));
    }

    @Test
    void losesNothingBehindAQuoteThatIsNotClosed() {
        StringBuilder text = new StringBuilder("a,b\n1,\"open\n");
        for (int i = 0; i < 1_000; i++) {
            text.append("x,").append(i).append('\n');
        }
        List<TableEntry> entries = entries(text.toString());
        assertThat(entries).hasSize(1_001);
        assertThat(entries.getFirst()).isInstanceOf(TableEntry.Broken.class);
        assertThat(entries.getLast()).isEqualTo(row(1_002, "x", "999"));
    }

    @Test
    void namesLinesThatAreNoRows() {
        List<TableEntry> entries = entries("a,b\n1\n1,2,3\n\u0000,2\n\"x\"y,2\n" + "x".repeat(Lines.LONGEST) + ",2\n\""
                + "\"\",".repeat(20_000) + "\n1,2");
        assertThat(entries)
                .filteredOn(TableEntry.Broken.class::isInstance)
                .extracting(TableEntry::line)
                .containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(entries.getLast()).isEqualTo(row(8, "1", "2"));
    }

    @Test
    void neverRepeatsWhatIsThere() {
        assertThat(entries("a,b\nhunter2\n\"hunter2\"x,1\nhunter2\u0000,1").toString())
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "sep=;\n", "\"a", "\"a\"b,c"})
    void needsAFirstLine(String text) {
        assertThatThrownBy(() -> table(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(400));
    }

    @Property
    void tellsOfEveryLineWhateverIsInIt(
            @ForAll @StringLength(max = 200) @Chars({'"', ',', '\n', '\r', 'x', ' ', '\u0000', ';'}) String text) {
        List<TableEntry> entries = entries("a,b\n" + text);
        long lines = new Lines(new StringReader(text))
                .stream().filter(line -> !line.text().isBlank()).count();
        assertThat(entries).extracting(TableEntry::line).isSorted().doesNotHaveDuplicates();
        assertThat(entries.size()).isLessThanOrEqualTo((int) lines);
        if (text.indexOf('"') < 0) {
            assertThat(entries).hasSize((int) lines);
        }
    }

    @Property
    void readsWhatWasWrittenByTheBook(
            @ForAll @CharRange(from = ' ', to = '~') String first,
            @ForAll @CharRange(from = ' ', to = '~') String second) {
        String text = "a,b\n\"%s\",\"%s\"\n".formatted(first.replace("\"", "\"\""), second.replace("\"", "\"\""));
        assertThat(entries(text)).containsExactly(row(2, first.strip(), second.strip()));
    }
}
