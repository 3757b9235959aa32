package dev.latchkey.bench.experiment;

import dev.latchkey.bench.report.Chapter;
import dev.latchkey.bench.report.Figure;
import dev.latchkey.bench.report.ReportTable;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.quickstart.installation.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How long the whole installation takes to be ready, and how much memory it has then. Leaves it running. */
public final class StartUp implements Experiment {

    @Override
    public Chapter measure(BenchSite site, ExperimentPlan plan, Path work) {
        site.stop();
        var table = new ReportTable("Start", "ready after s", "resident MiB");
        start(site, table, "for the first time, without data");
        var memory = site.memory();
        site.stop();
        start(site, table, "again, with its data");
        return new Chapter(
                "up",
                List.of(table, parts(memory)),
                List.of(
                        "What `./latchkey up` does: every part a process of its own, until each says that it is ready. The time"
                                + " of the script itself, a second or so, comes on top.",
                        "Memory is what the processes have resident, when they have just become ready. Pages that they share are"
                                + " counted for each."));
    }

    private static void start(BenchSite site, ReportTable table, String name) {
        long began = System.nanoTime();
        site.start();
        long took = System.nanoTime() - began;
        table.row(name, Figure.of(took / 1e9), String.valueOf(sum(site.memory())));
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
