package dev.latchkey.bench.experiment;

import dev.latchkey.bench.machine.Meter;
import dev.latchkey.bench.measure.Median;
import dev.latchkey.bench.report.Chapter;
import dev.latchkey.bench.report.Figure;
import dev.latchkey.bench.report.ReportTable;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.quickstart.aot.AotMode;
import dev.latchkey.quickstart.installation.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How long the whole installation takes to be ready, with caches to start from and without, and how much memory it has
 * then. Leaves it running.
 */
public final class StartUp implements Experiment {

    private record Start(double seconds, double cpuSeconds, double mebibytes, double noisePercent) {}

    @Override
    public Chapter measure(BenchSite site, ExperimentPlan plan, Path work) throws IOException, InterruptedException {
        site.stop();
        site.makeCaches(work.resolve("recorded-run"));
        var first = start(site, AotMode.AUTO);
        var memory = site.memory();
        var without = new ArrayList<Start>();
        var with = new ArrayList<Start>();
        for (int round = 0; round < plan.rounds(); round++) {
            measureBoth(site, round % 2 == 0, without, with);
        }
        return new Chapter("up", List.of(table(first, without, with), parts(memory)), notes(plan.rounds()));
    }

    private static void measureBoth(BenchSite site, boolean withoutFirst, List<Start> without, List<Start> with) {
        if (withoutFirst) {
            without.add(restart(site, AotMode.OFF));
        }
        with.add(restart(site, AotMode.AUTO));
        if (!withoutFirst) {
            without.add(restart(site, AotMode.OFF));
        }
    }

    private static Start restart(BenchSite site, AotMode caches) {
        site.stop();
        return start(site, caches);
    }

    private static Start start(BenchSite site, AotMode caches) {
        var before = new Meter(Map.of()).read();
        long began = System.nanoTime();
        site.start(caches);
        double took = (System.nanoTime() - began) / 1e9;
        var used = site.meter().read().since(before);
        return new Start(
                took,
                seconds(used.of(used.processes().keySet())),
                sum(site.memory()),
                100 * seconds(used.elsewhere()) / took);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static ReportTable table(Start first, List<Start> without, List<Start> with) {
        var table =
                new ReportTable("Start", "ready after s", "compared", "CPU-s", "compared", "resident MiB", "noise %");
        row(table, "for the first time, without data", List.of(first), List.of());
        row(table, "again, with its data", with, without);
        row(table, "again, without caches", without, without);
        return table;
    }

    private static void row(ReportTable table, String name, List<Start> starts, List<Start> comparedWith) {
        table.row(
                name,
                Figure.of(Median.of(starts, Start::seconds)),
                ratio(starts, comparedWith, Start::seconds),
                Figure.of(Median.of(starts, Start::cpuSeconds)),
                ratio(starts, comparedWith, Start::cpuSeconds),
                String.valueOf((long) Median.of(starts, Start::mebibytes)),
                Figure.of(Median.of(starts, Start::noisePercent)));
    }

    private static String ratio(List<Start> starts, List<Start> others, ToDoubleFunction<Start> figure) {
        return others.isEmpty() ? "" : Figure.times(Median.of(starts, figure) / Median.of(others, figure));
    }

    private static List<String> notes(int rounds) {
        return List.of(
                "What `./latchkey up` does: every part a process of its own, until each says that it is ready. The time"
                        + " of the script itself, a second or so, comes on top.",
                "With caches unless it says otherwise; the last two rows in turn, each the median of " + rounds
                        + " starts. CPU-s: of all parts until the last of them is ready.",
                "noise: CPU time of everything else on the machine, in percent of one core.",
                "Memory is what the processes have resident, when they have just become ready. Pages that they share are"
                        + " counted for each.");
    }

    private static ReportTable parts(Map<Part, Long> memory) {
        var table = new ReportTable("Part", "resident MiB");
        memory.forEach((part, resident) -> table.row(part.title(), String.valueOf(resident)));
        return table.row("together", String.valueOf(sum(memory)));
    }

    private static long sum(Map<Part, Long> memory) {
        return memory.values().stream().mapToLong(Long::longValue).sum();
    }
}
