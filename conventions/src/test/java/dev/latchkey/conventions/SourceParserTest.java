package dev.latchkey.conventions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceParserTest {
    private static final String OUTER = """
            package a.b;

            /** Documented. */
            public sealed interface Outer {
                /** Documented too. */
                record Case(int number) implements Outer {
                    Case {
                        // why
                        assert number > 0;
                    }
                }

                record Bare() implements Outer {}

                int number();
            }

            class Hidden {
                public static class NotPublished {}

                @Override
                public String toString() {
                    class Local {}

                    return new Object() {
                        @Override
                        public String toString() {
                            return "";
                        }
                    }.toString();
                }
            }
            """;

    @TempDir
    Path root;

    @Test
    void findsModulesWhereverTheyAreNested() throws IOException {
        write("one/src/main/java/A.java", "class A {}");
        write("two/three/src/main/java/B.java", "class B {}");
        write("two/four/src/test/java/C.java", "class C {}");
        write("one/target/src/main/java/D.java", "class D {}");
        write(".git/src/main/java/E.java", "class E {}");
        write("five/src/main/java/package-info.java", "package five;");
        assertThat(SourceTree.of(root).modules())
                .extracting(SourceModule::name)
                .containsExactly("one", "two/four", "two/three");
        assertThat(files())
                .extracting(SourceFile::path, file -> file.module().name())
                .containsExactly(
                        tuple("one/src/main/java/A.java", "one"), tuple("two/three/src/main/java/B.java", "two/three"));
    }

    @Test
    void tellsWhichTypesArePublicAndDocumented() throws IOException {
        assertThat(outer().types())
                .containsExactly(
                        new DeclaredType("Outer", 4, true, true, true),
                        new DeclaredType("Case", 6, false, true, true),
                        new DeclaredType("Bare", 13, false, true, false),
                        new DeclaredType("Hidden", 18, true, false, false),
                        new DeclaredType("NotPublished", 19, false, false, false),
                        new DeclaredType("Local", 23, false, false, false));
    }

    @Test
    void measuresWhatHasABody() throws IOException {
        assertThat(outer().methods())
                .containsExactly(
                        new DeclaredMethod("Outer.Case.new", 7, 3),
                        new DeclaredMethod("Hidden.toString", 21, 10),
                        new DeclaredMethod("Hidden.toString", 26, 4));
    }

    @Test
    void knowsThePackage() throws IOException {
        assertThat(outer().packageName()).isEqualTo("a.b");
    }

    @Test
    void namesWhatIsNoJava() throws IOException {
        write("one/src/main/java/Wrong.java", "class Wrong { int }");
        assertThatThrownBy(this::files)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Wrong.java:1");
    }

    private SourceFile outer() throws IOException {
        write("one/src/main/java/a/b/Outer.java", OUTER);
        return files().getFirst();
    }

    private List<SourceFile> files() {
        return SourceParser.parse(SourceTree.of(root));
    }

    private void write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
