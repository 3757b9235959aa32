package dev.latchkey.conventions;

import java.util.Locale;
import java.util.stream.Collectors;

/** The figures as a text for the terminal. */
final class FiguresReport {
    private static final int NAMED = 5;
    private static final int LONG = 30;

    private FiguresReport() {}

    static String of(Figures figures) {
        return line("Main Java of %d modules, in lines that are neither blank nor comment\n", figures.modules())
                + files(figures.files())
                + methods(figures.methods())
                + line("public types  %,d: %.1f %% documented", figures.publicTypes(), 100 * figures.documentedShare())
                + line(
                        "test / main   %.2f (%,d / %,d lines)",
                        figures.testRatio(), figures.testLines(), figures.mainLines());
    }

    private static String files(Distribution files) {
        int count = files.sizes().size();
        return line("files         %,d: median %d, p99 %d, largest", count, files.median(), files.percentile(99))
                + largest(files);
    }

    private static String methods(Distribution methods) {
        int count = methods.sizes().size();
        double share = 100 * methods.shareAbove(LONG);
        return line(
                        "methods       %,d: p99 %d, %.2f %% over %d lines, longest",
                        count, methods.percentile(99), share, LONG)
                + largest(methods);
    }

    private static String largest(Distribution distribution) {
        return distribution.largest(NAMED).stream()
                .map(each -> line("  %10d  %s", each.lines(), each.name()))
                .collect(Collectors.joining());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }
}
