package dev.latchkey.bench.growth;

import dev.latchkey.bench.attack.CountedAnswers;
import dev.latchkey.bench.attack.Spray;
import dev.latchkey.bench.experiment.ExperimentPlan;
import dev.latchkey.bench.load.Generator;
import dev.latchkey.bench.load.Listener;
import dev.latchkey.bench.load.Pace;
import dev.latchkey.bench.load.Wire;
import dev.latchkey.bench.machine.Quiet;
import dev.latchkey.bench.measure.Median;
import dev.latchkey.bench.measure.Window;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.quickstart.installation.Port;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Has devices sign in: as fast as they are answered, at a fixed pace, and beside an attack. */
final class DoorReading {
    private static final int CONNECTIONS = 64;
    private static final double BESIDE_ATTACK = 200;

    private final BenchSite site;
    private final ExperimentPlan plan;

    DoorReading(BenchSite site, ExperimentPlan plan) {
        this.site = site;
        this.plan = plan;
    }

    /** @param attempts of the attack */
    DoorFigures read(Wire signIns, int attempts) throws InterruptedException {
        List<Window> rounds = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
            rounds.add(window(signIns, Pace.AS_FAST_AS_ANSWERED, plan.warmUp(), plan.window()));
        }
        Quiet.await(site.meter(), GrowthExperiment.DIGESTED_WITHIN);
        var paced = window(signIns, Pace.perSecond(plan.rate()), plan.warmUp(), plan.window());
        var beside = attempts == 0 ? Beside.NOTHING : beside(new CountedAnswers(signIns), attempts);
        return new DoorFigures(
                Median.of(rounds, Window::perSecond),
                paced.latency().millis(0.99),
                paced.errors() + rounds.stream().mapToLong(Window::errors).sum(),
                beside.p99(),
                beside.perSecond(),
                beside.refused(),
                beside.notNow());
    }

    private record Beside(double p99, double perSecond, long refused, long notNow) {
        static final Beside NOTHING = new Beside(Double.NaN, Double.NaN, 0, 0);
    }

    private Beside beside(CountedAnswers devices, int attempts) throws InterruptedException {
        var attack = plan.attack();
        long began = System.nanoTime();
        double worst = 0;
        long errors = 0;
        try (var spray = new Spray(site, attack.rate()).start()) {
            // Where not even half of what is wanted can be asked, it ends without the rest.
            for (long left = windows(attempts); left > 0 && spray.tried() < attempts; left--) {
                var window = window(devices, Pace.perSecond(BESIDE_ATTACK), Duration.ZERO, length(attempts));
                worst = Math.max(worst, window.latency().millis(0.99));
                errors += window.errors();
            }
            double perSecond = spray.tried() * 1e9 / (System.nanoTime() - began);
            long refused = devices.count().refused();
            return new Beside(worst, perSecond, refused, Math.max(0, errors - refused));
        }
    }

    private long windows(int attempts) {
        return 1
                + Math.round(
                        2 * attempts / plan.attack().rate() / length(attempts).toSeconds());
    }

    private Duration length(int attempts) {
        long seconds = Math.max(1, Math.round(attempts / plan.attack().rate()));
        return Duration.ofSeconds(Math.min(seconds, plan.attack().window().toSeconds()));
    }

    /** So many a second beside what has just begun, for some seconds. */
    double p99(Wire signIns, Duration length) {
        return window(signIns, Pace.perSecond(BESIDE_ATTACK), Duration.ZERO, length)
                .latency()
                .millis(0.99);
    }

    private Window window(Wire signIns, Pace pace, Duration warmUp, Duration length) {
        return new Generator(site.port(Port.DOORS), signIns, CONNECTIONS, pace, Listener.NONE)
                .run(warmUp, length, site.meter());
    }
}
