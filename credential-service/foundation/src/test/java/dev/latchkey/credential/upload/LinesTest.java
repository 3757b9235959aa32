package dev.latchkey.credential.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.kit.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class LinesTest {
    private static List<String> texts(String text) {
        return new Lines(new StringReader(text)).stream().map(Line::text).toList();
    }

    @Test
    void endsLinesAsEverySystemDoes() {
        assertThat(texts("a\nb\r\nc\rd")).containsExactly("a", "b", "c", "d");
        assertThat(texts("a\n\nb\n")).containsExactly("a", "", "b");
        assertThat(texts("a\r\n\r\nb\r")).containsExactly("a", "", "b");
        assertThat(texts("\r")).containsExactly("");
        assertThat(texts("")).isEmpty();
    }

    @Test
    void numbersLinesFromOne() {
        assertThat(new Lines(new StringReader("a\n\nb")).stream().map(Line::number))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void keepsOnlyTheBeginningOfWhatIsTooLong() {
        String longest = "x".repeat(Lines.LONGEST);
        List<Line> lines = new Lines(new StringReader(longest + "\n" + longest + "yz\nshort"))
                .stream().toList();
        assertThat(lines).extracting(Line::whole).containsExactly(true, false, true);
        assertThat(lines.get(1).text()).isEqualTo(longest);
        assertThat(lines.get(2).text()).isEqualTo("short");
    }

    @Property
    void agreesWithTheLibraryOnWhereLinesEnd(@ForAll String text) {
        List<String> expected =
                text.replace("\r\n", "\n").replace('\r', '\n').lines().toList();
        assertThat(texts(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void believesAByteOrderMark(String charset) {
        byte[] bytes = "\ufeffJürgen\n".getBytes(Charset.forName(charset));
        assertThat(new Lines(Uploads.text(
                                new ByteArrayInputStream(bytes),
                                false,
                                DataSize.ofBytes(bytes.length),
                                StandardCharsets.UTF_8))
                        .stream())
                .extracting(Line::text)
                .containsExactly("Jürgen");
    }

    @Test
    void readsAsMuchAsIsAllowedAndNoMore() {
        byte[] bytes = "0123456789".getBytes(StandardCharsets.UTF_8);
        assertThat(new Lines(Uploads.text(
                                new ByteArrayInputStream(bytes), false, DataSize.ofBytes(10), StandardCharsets.UTF_8))
                        .stream())
                .hasSize(1);
        assertThatThrownBy(() -> new Lines(Uploads.text(
                                new ByteArrayInputStream(bytes), false, DataSize.ofBytes(9), StandardCharsets.UTF_8))
                        .stream().toList())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(413));
    }
}
