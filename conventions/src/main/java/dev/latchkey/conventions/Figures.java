package dev.latchkey.conventions;

import dev.latchkey.conventions.Distribution.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The figures of all modules that ship Java, in lines that are neither blank nor comment.
 *
 * @param modules how many there are
 * @param files their sizes
 * @param methods of methods and constructors that have a body
 * @param publicTypes how many types are public
 * @param undocumented those among them that have no Javadoc comment
 * @param mainLines of all that ships
 * @param testLines of all that tests it
 */
record Figures(
        long modules,
        Distribution files,
        Distribution methods,
        long publicTypes,
        List<String> undocumented,
        long mainLines,
        long testLines) {

    static Figures of(SourceTree tree, List<SourceFile> shipped) {
        return new Figures(
                shipped.stream().map(file -> file.module().name()).distinct().count(),
                Distribution.of(shipped.stream().map(Figures::size)),
                Distribution.of(shipped.stream().flatMap(Figures::methodSizes)),
                shipped.stream().flatMap(Figures::published).count(),
                shipped.stream().flatMap(Figures::undocumented).toList(),
                shipped.stream().mapToLong(file -> file.text().codeLines()).sum(),
                testLines(tree));
    }

    /** Between 0 and 1. */
    double documentedShare() {
        return publicTypes == 0 ? 1 : 1 - (double) undocumented.size() / publicTypes;
    }

    double testRatio() {
        return mainLines == 0 ? 0 : (double) testLines / mainLines;
    }

    private static Size size(SourceFile file) {
        return new Size(file.path(), file.text().codeLines());
    }

    private static Stream<Size> methodSizes(SourceFile file) {
        return file.methods().stream()
                .map(method ->
                        new Size(method.name() + " (" + file.path() + ":" + method.line() + ")", method.lines()));
    }

    private static Stream<DeclaredType> published(SourceFile file) {
        return file.types().stream().filter(DeclaredType::published);
    }

    private static Stream<String> undocumented(SourceFile file) {
        return published(file)
                .filter(type -> !type.documented())
                .map(type -> type.name() + " (" + file.path() + ":" + type.line() + ")");
    }

    private static long testLines(SourceTree tree) {
        return tree.modules().stream()
                .flatMap(module -> module.testFiles().stream())
                .mapToLong(file -> new SourceText(read(file)).codeLines())
                .sum();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
