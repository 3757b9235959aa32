package dev.latchkey.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextTest {

    @Test
    void countsNeitherBlankLinesNorComments() {
        var text = new SourceText("""
                /** One. */
                class A { // two

                    /* three
                     * four */ int five;
                    // six
                }
                """);
        assertThat(text.codeLines()).isEqualTo(3);
        assertThat(text.codeLines(2, 4)).isEqualTo(1);
        assertThat(text.codeLines(5, 5)).isEqualTo(1);
        assertThat(text.code()).contains("int five;").doesNotContain("four").doesNotContain("six");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"http://a\"",
                "\"\\\"//\"",
                "'\"' + \"//\"",
                "'\\'' + \"//\"",
                "\"\"\"\n  \"/*\" \\\"\"\" // \\\\\"\"\"",
                "\"/*\" + 1 /* + 2 */"
            })
    void takesNoLiteralForAComment(String literal) {
        var text = new SourceText("String a = " + literal + ";\nint b;");
        assertThat(text.code().replaceAll(" +;", ";"))
                .isEqualTo("String a = " + literal.replace(" /* + 2 */", "") + ";\nint b;");
    }

    @Test
    void keepsTheLinesOfATextBlock() {
        assertThat(new SourceText("a = \"\"\"\n  // one\n\n  two\n  \"\"\";").codeLines())
                .isEqualTo(4);
    }

    @Test
    void readsLongTextBlocksWithoutRunningOutOfStack() {
        var text = "a = \"\"\"\n" + "{\"name\": \"\\\\value\"}\n".repeat(5_000) + "\"\"\"; // end";
        assertThat(new SourceText(text).codeLines()).isEqualTo(5_002);
    }

    @Test
    void readsLineEndsOfEverySystem() {
        assertThat(new SourceText("a; // b\r\n\r\nc;\r\n").codeLines()).isEqualTo(2);
    }
}
