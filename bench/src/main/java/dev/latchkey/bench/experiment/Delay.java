package dev.latchkey.bench.experiment;

import dev.latchkey.bench.measure.Histogram;
import dev.latchkey.bench.report.Figure;
import dev.latchkey.bench.report.ReportTable;

/** How long something took, many times; from several threads. */
final class Delay {
    private final Histogram histogram = new Histogram();
    private long never;

    synchronized void took(long nanos) {
        histogram.add(nanos);
    }

    /** It did not happen while somebody waited. */
    synchronized void never() {
        never++;
    }

    synchronized long count() {
        return histogram.count();
    }

    static ReportTable table(String heading) {
        return new ReportTable(heading, "times", "p50 ms", "p99 ms", "max ms", "never");
    }

    synchronized void addTo(ReportTable table, String name) {
        table.row(
                name,
                String.valueOf(histogram.count()),
                Figure.of(histogram.millis(0.5)),
                Figure.of(histogram.millis(0.99)),
                Figure.of(histogram.max() / 1e6),
                String.valueOf(never));
    }
}
