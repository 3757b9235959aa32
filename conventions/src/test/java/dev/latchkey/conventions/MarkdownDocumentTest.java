package dev.latchkey.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.conventions.MarkdownDocument.Entry;
import org.junit.jupiter.api.Test;

class MarkdownDocumentTest {

    @Test
    void findsLinksButNotInCode() {
        var document = new MarkdownDocument("""
                See [one](a.md), [`two`](b.md#c "title") and ![three](<d.png>), not `[four](e.md)`.

                ```
                [five](f.md)
                ```
                [six]: g.md
                """);
        assertThat(document.links()).containsExactly("a.md", "b.md#c", "d.png", "g.md");
    }

    @Test
    void knowsWhereALinkMayLeadTo() {
        var document = new MarkdownDocument("""
                # The `one` and only: *here*
                ## Again
                ## Again
                ### See [it](a.md) – über_all
                ```
                # No heading
                ```
                """);
        assertThat(document.anchors())
                .containsExactlyInAnyOrder("the-one-and-only-here", "again", "again-1", "see-it--über_all");
    }

    @Test
    void findsWhatTablesAndListsTellOf() {
        var document = new MarkdownDocument("""
                | package | holds |
                |---|---|
                | `one` | this and that |
                | [`two`](src) | something else |
                | `three`, `four` | not one name |
                - `five`: the fifth
                - **`six`** the sixth
                - not `seven`
                `eight` is in no list
                """);
        assertThat(document.entries())
                .containsExactly(
                        new Entry("one", " this and that |"),
                        new Entry("two", " something else |"),
                        new Entry("five", ": the fifth"),
                        new Entry("six", " the sixth"));
    }

    @Test
    void findsTheFirstColumnOfATable() {
        var document = new MarkdownDocument("""
                | package | holds |
                |---|---|
                | `one` | this and that |
                | two | something else |

                | setting | default |
                |---|---|
                | `three` | 3 |
                """);
        assertThat(document.column("package")).containsExactly("`one`", "two");
    }
}
