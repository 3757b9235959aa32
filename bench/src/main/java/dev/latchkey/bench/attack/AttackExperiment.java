package dev.latchkey.bench.attack;

import dev.latchkey.bench.experiment.Experiment;
import dev.latchkey.bench.experiment.ExperimentPlan;
import dev.latchkey.bench.load.Generator;
import dev.latchkey.bench.load.Listener;
import dev.latchkey.bench.load.Pace;
import dev.latchkey.bench.machine.OldGeneration;
import dev.latchkey.bench.report.Chapter;
import dev.latchkey.bench.report.Figure;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What known devices notice while millions of attempts come from as many networks, and what the throttle's memory of them
 * takes; with a restart of credential-service in the middle.
 */
public final class AttackExperiment implements Experiment {
    private static final double DEVICES_PER_SECOND = 200;
    private static final int CONNECTIONS = 16;

    @Override
    public Chapter measure(BenchSite site, ExperimentPlan plan, Path work) throws Exception {
        return new Measurement(site, plan.attack()).run();
    }

    private static final class Measurement {
        private final BenchSite site;
        private final ExperimentPlan.Attack attack;
        private final CountedAnswers devices;
        private final AttackTable table = new AttackTable();

        Measurement(BenchSite site, ExperimentPlan.Attack attack) {
            this.site = site;
            this.attack = attack;
            this.devices = new CountedAnswers(site.signIns());
        }

        Chapter run() throws Exception {
            double restarted;
            CountedAnswers.Count answers;
            try (var spray = new Spray(site, attack.rate())) {
                window("before", spray);
                spray.start();
                windows("attacked", spray);
                restarted = restart();
                windows("after a restart", spray);
                answers = spray.answers();
            }
            return new Chapter("attack", List.of(table.table()), notes(answers, restarted));
        }

        private void windows(String name, Spray spray) throws Exception {
            for (var left = attack.length().dividedBy(2); left.isPositive(); left = left.minus(attack.window())) {
                window(name, spray);
            }
        }

        private void window(String name, Spray spray) throws Exception {
            int before = spray.tried();
            var counted = devices.count();
            var window = new Generator(
                            site.port(Port.DOORS),
                            devices,
                            CONNECTIONS,
                            Pace.perSecond(DEVICES_PER_SECOND),
                            Listener.NONE)
                    .run(Duration.ZERO, attack.window(), site.meter());
            double perSecond = (spray.tried() - before) * 1e9 / window.length().toNanos();
            var old = OldGeneration.of(site.pid(Part.CREDENTIAL_SERVICE));
            table.add(name, spray.tried(), perSecond, window, devices.count().since(counted), old);
            System.out.println("  " + name + ": " + spray.tried() + " tried, p99 "
                    + Figure.of(window.latency().millis(0.99)) + " ms");
        }

        /** Seconds until devices are let in again. */
        private double restart() throws InterruptedException {
            long start = System.nanoTime();
            site.stop(Part.CREDENTIAL_SERVICE);
            site.start(Part.CREDENTIAL_SERVICE);
            site.awaitAcceptance(Port.DOORS);
            return (System.nanoTime() - start) / 1e9;
        }

        private List<String> notes(CountedAnswers.Count answers, double restarted) {
            return List.of(
                    String.format(
                            Locale.ROOT,
                            "Attempts: each from a /48 of its own with a secret of its own; nine in ten at a login of its own that"
                                    + " there is not, one in ten at one of the %,d accounts. %,d were refused, %,d told to come"
                                    + " again, %d accepted.",
                            site.users().size(),
                            answers.refused(),
                            answers.notNow(),
                            answers.accepted()),
                    String.format(
                            Locale.ROOT,
                            "Known devices: all accounts, each from the network where it was before, %.0f a second at a fixed"
                                    + " pace. Refused is by mistake; *not now* is 503 or no answer.",
                            DEVICES_PER_SECOND),
                    String.format(
                            Locale.ROOT,
                            "Half-way credential-service is stopped and started; devices are let in again after %.1f s, while the"
                                    + " attack goes on.",
                            restarted));
        }
    }
}
