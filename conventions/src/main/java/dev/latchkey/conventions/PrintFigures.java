package dev.latchkey.conventions;

import java.nio.file.Path;

/** Prints the figures of a checkout: {@code ./latchkey figures}. */
public final class PrintFigures {
    private PrintFigures() {}

    /**
     * Reads the checkout that the system property {@code latchkey.sources} names, else the working directory.
     *
     * @param arguments none
     */
    public static void main(String... arguments) {
        var tree = SourceTree.of(Path.of(System.getProperty("latchkey.sources", "")));
        System.out.print(FiguresReport.of(Figures.of(tree, SourceParser.parse(tree))));
    }
}
