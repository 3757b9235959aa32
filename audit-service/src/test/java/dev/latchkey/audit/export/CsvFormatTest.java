package dev.latchkey.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CsvFormatTest {
    private static final CsvFormat CSV = new CsvFormat(List.of("/a", "/b", "/log/index"));

    @Test
    void leavesPlainTextAsItIs() {
        assertThat(CSV.line(entry("x", "y z")
                        .set("log", new JsonMapper().createObjectNode().put("index", -7))))
                .isEqualTo("x,y z,-7\r\n");
    }

    @Test
    void quotesWhatWouldBreakTheLine() {
        assertThat(CSV.line(entry("a,b", "say \"hi\""))).isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\r\n");
        assertThat(CSV.line(entry("a\r\nb", "c\nd"))).isEqualTo("\"a\r\nb\",\"c\nd\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1"})
    void makesFormulasHarmless(String formula) {
        assertThat(CSV.line(entry(formula, "b"))).isEqualTo("'" + formula + ",b,\r\n");
    }

    @Test
    void makesAFormulaHarmlessThatHasToBeQuotedToo() {
        assertThat(CSV.line(entry("=HYPERLINK(\"http://x\",\"y\")", "b")))
                .isEqualTo("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",b,\r\n");
    }

    /** Whoever compares two exports compares bytes: what need not be quoted is not. */
    @ParameterizedTest
    @ValueSource(strings = {" padded ", "#1 printer", "!", "it's", "Zürich", "~"})
    void quotesNothingElse(String text) {
        assertThat(CSV.line(entry(text, text))).isEqualTo(text + "," + text + ",\r\n");
    }

    @Property
    void isReadByOthers(@ForAll @StringLength(max = 12) String a, @ForAll @StringLength(max = 12) String b)
            throws IOException {
        CSVRecord read = CSVParser.parse(CSV.line(entry(a, b)), CSVFormat.RFC4180)
                .iterator()
                .next();
        assertThat(read.toList()).containsExactly(harmless(a), harmless(b), "");
    }

    private static String harmless(String text) {
        return text.matches("(?s)[=+\\-@\t\r\n].*") ? "'" + text : text;
    }

    @Test
    void leavesAbsentCellsEmpty() {
        assertThat(CSV.line(new JsonMapper().createObjectNode())).isEqualTo(",,\r\n");
    }

    @Test
    void namesTheColumns() {
        assertThat(CsvFormat.EVENTS.opening()).startsWith("time,id,tenant,type,subject,actorId,actorKind,data,");
        assertThat(CsvFormat.SIGN_INS.opening().trim().split(",")).doesNotHaveDuplicates();
    }

    private static ObjectNode entry(String a, String b) {
        return new JsonMapper().createObjectNode().put("a", a).put("b", b);
    }
}
