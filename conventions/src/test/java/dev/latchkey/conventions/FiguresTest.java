package dev.latchkey.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

    @TempDir
    Path root;

    @Test
    void printsWhatItMeasured() throws IOException {
        write("a/src/main/java/A.java", """
                /** Documented. */
                public class A {
                    void first() {
                        second(); // at once
                    }

                    void second() {}
                }
                """);
        write("b/src/main/java/B.java", "public record B() {}\n");
        write("b/src/test/java/BTest.java", "// nothing\nclass BTest {}\n");
        var tree = SourceTree.of(root);
        assertThat(FiguresReport.of(Figures.of(tree, SourceParser.parse(tree)))).isEqualTo("""
                Main Java of 2 modules, in lines that are neither blank nor comment

                files         2: median 1, p99 6, largest
                           6  a/src/main/java/A.java
                           1  b/src/main/java/B.java
                methods       2: p99 3, 0.00 % over 30 lines, longest
                           3  A.first (a/src/main/java/A.java:3)
                           1  A.second (a/src/main/java/A.java:7)
                public types  2: 50.0 % documented
                test / main   0.14 (1 / 7 lines)
                """);
    }

    private void write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
