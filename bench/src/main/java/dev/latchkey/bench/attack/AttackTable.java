package dev.latchkey.bench.attack;

import dev.latchkey.bench.machine.OldGeneration;
import dev.latchkey.bench.measure.Window;
import dev.latchkey.bench.report.Figure;
import dev.latchkey.bench.report.ReportTable;
import java.util.Locale;

/** One row for each window. */
final class AttackTable {
    private final ReportTable table = new ReportTable(
            "Known devices",
            "tried so far",
            "tried per second",
            "devices per second",
            "p50 ms",
            "p99 ms",
            "p99.9 ms",
            "refused",
            "not now",
            "old generation MiB",
            "full collections",
            "s");

    void add(
            String name,
            int tried,
            double triedPerSecond,
            Window window,
            CountedAnswers.Count devices,
            OldGeneration old) {
        table.row(
                name,
                String.format(Locale.ROOT, "%,d", tried),
                Figure.of(triedPerSecond),
                Figure.of(window.perSecond()),
                Figure.of(window.latency().millis(0.5)),
                Figure.of(window.latency().millis(0.99)),
                Figure.of(window.latency().millis(0.999)),
                Long.toString(devices.refused()),
                Long.toString(devices.notNow() + unanswered(window, devices)),
                Figure.of(old.usedMebibytes()) + " of " + Figure.of(old.capacityMebibytes()),
                Long.toString(old.fullCollections()),
                Figure.of(old.fullSeconds()));
    }

    private static long unanswered(Window window, CountedAnswers.Count devices) {
        return Math.max(0, window.errors() - devices.refused() - devices.notNow());
    }

    ReportTable table() {
        return table;
    }
}
