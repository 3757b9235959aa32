package dev.latchkey.bench.growth;

import dev.latchkey.bench.experiment.Experiment;
import dev.latchkey.bench.experiment.ExperimentPlan;
import dev.latchkey.bench.machine.Quiet;
import dev.latchkey.bench.report.Chapter;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * One installation that grows: at each size how devices are let in, how the log is read, what it takes of memory and disk,
 * and how long it takes to start.
 */
public final class GrowthExperiment implements Experiment {
    static final Duration DIGESTED_WITHIN = Duration.ofMinutes(5);
    static final Duration AFTER_START = Duration.ofSeconds(10);

    @Override
    public Chapter measure(BenchSite site, ExperimentPlan plan, Path work) throws Exception {
        var growth = plan.growth();
        var measurement = new Measurement(site, plan);
        var rows = new ArrayList<GrowthRow>();
        for (int i = 0; i < growth.accounts().size(); i++) {
            rows.add(measurement.row(growth.accounts().get(i), growth.entries().get(i)));
        }
        return new Chapter("growth", GrowthTables.of(rows), GrowthNotes.of(rows, plan));
    }

    private static final class Measurement {
        private final BenchSite site;
        private final int attempts;
        private final GrowingAccounts accounts;
        private final GrowingLog log;
        private final LogReading reading;
        private final DoorReading doors;

        Measurement(BenchSite site, ExperimentPlan plan) {
            this.site = site;
            this.attempts = plan.growth().attempts();
            this.accounts = new GrowingAccounts(site);
            this.log = new GrowingLog(site);
            this.reading = new LogReading(site, Instant.now());
            this.doors = new DoorReading(site, plan);
        }

        GrowthRow row(int wantedAccounts, int wantedEntries) throws Exception {
            var filling = tell(grow(wantedAccounts, wantedEntries));
            var read = tell(reading.read(accounts.loginOf(0), filling.entries()));
            var letIn = tell(doors.read(accounts.signIns(), Math.min(attempts, wantedEntries)));
            Quiet.await(site.meter(), DIGESTED_WITHIN);
            var memory = tell(new MemoryReading(site).read());
            return new GrowthRow(filling, read, letIn, memory, log.entries(), tell(start()));
        }

        private Filling grow(int wantedAccounts, int wantedEntries) throws InterruptedException, ExecutionException {
            var grown = accounts.growTo(wantedAccounts);
            double digested = log.fillTo(wantedEntries, accounts.signIns());
            Quiet.await(site.meter(), DIGESTED_WITHIN);
            return new Filling(accounts.count(), log.entries(), grown.imported(), grown.issued(), digested);
        }

        private StartFigures start() throws InterruptedException {
            site.stop();
            long began = System.nanoTime();
            var times = site.startTimed();
            double all = (System.nanoTime() - began) / 1e9;
            site.awaitAcceptance(Port.DOORS);
            double p99 = doors.p99(accounts.signIns(), AFTER_START);
            return new StartFigures(seconds(times, Part.DATABASE), seconds(times, Part.CREDENTIAL_SERVICE), all, p99);
        }

        private static double seconds(Map<Part, Duration> times, Part part) {
            return times.getOrDefault(part, Duration.ZERO).toMillis() / 1e3;
        }

        private static <T> T tell(T figures) {
            System.out.println("  " + figures);
            return figures;
        }
    }
}
