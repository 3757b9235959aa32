package dev.latchkey.bench.oracle;

import dev.latchkey.bench.report.Figure;
import dev.latchkey.bench.report.ReportTable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was found with one number of connections. */
final class OracleReport {
    private final List<RefusalClass> classes;
    private final RefusalComparison comparison;
    private final int connections;
    private final List<RefusalComparison.Pair> byTime;
    private final List<RefusalComparison.Pair> byTemporaryFailures;

    OracleReport(List<RefusalClass> classes, RefusalComparison comparison, int connections) {
        this.classes = List.copyOf(classes);
        this.comparison = comparison;
        this.connections = connections;
        this.byTime = comparison.byTime();
        this.byTemporaryFailures = comparison.byTemporaryFailures();
    }

    ReportTable table() {
        var table = new ReportTable(
                "Refused over " + connections + " connections",
                "refused",
                "not now",
                "p50 ms",
                "p90 ms",
                "mean below p90",
                "least p, time",
                "least p, not now");
        for (int i = 0; i < classes.size(); i++) {
            table.row(
                    classes.get(i).name(),
                    Integer.toString(comparison.refused(i)),
                    Integer.toString(comparison.temporary(i)),
                    millis(comparison.percentile(i, 0.5)),
                    millis(comparison.percentile(i, 0.9)),
                    millis(comparison.meanBelowNinetieth(i)),
                    Figure.of(least(byTime, i)),
                    Figure.of(least(byTemporaryFailures, i)));
        }
        return table;
    }

    /** Figures keep their hundredths: differences of that size are what is looked for. */
    private static String millis(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static double least(List<RefusalComparison.Pair> pairs, int refusal) {
        return pairs.stream()
                .filter(pair -> pair.one() == refusal || pair.other() == refusal)
                .mapToDouble(RefusalComparison.Pair::p)
                .min()
                .orElse(1);
    }

    List<String> notes() {
        return List.of(note("time", byTime), note("how often they are \"not now\"", byTemporaryFailures));
    }

    private String note(String by, List<RefusalComparison.Pair> pairs) {
        String different = pairs.stream()
                .filter(pair -> pair.p() <= RefusalComparison.SIGNIFICANT)
                .map(pair -> classes.get(pair.one()).name() + " and "
                        + classes.get(pair.other()).name())
                .collect(Collectors.joining("; "));
        return connections + " connections, by " + by + " (p ≤ " + RefusalComparison.SIGNIFICANT + "): "
                + (different.isEmpty() ? "no class differs from another." : different + ".");
    }
}
