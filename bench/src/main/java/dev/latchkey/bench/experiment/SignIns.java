package dev.latchkey.bench.experiment;

import dev.latchkey.bench.load.Pace;
import dev.latchkey.bench.report.Chapter;
import dev.latchkey.bench.site.BenchSite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many sign-ins a second, how fast, at what cost of CPU: Latchkey in both modes of its broker beside slapd, and beside
 * servers that do less. All of them have a turn in each round, so that the noise of the machine meets all alike.
 */
public final class SignIns implements Experiment {
    private final List<String> notes = new ArrayList<>();
    private final Set<BenchSubject> burntIn = new HashSet<>();

    @Override
    public Chapter measure(BenchSite site, ExperimentPlan plan, Path work) throws Exception {
        var subjects = subjects(site, work);
        var figures = new SignInFigures(subjects, plan.connections());
        try {
            for (int round = 0; round < plan.rounds(); round++) {
                System.out.println("  round " + (round + 1) + " of " + plan.rounds());
                for (var subject : round % 2 == 0 ? List.copyOf(subjects) : subjects.reversed()) {
                    turn(subject, plan, figures);
                }
            }
        } finally {
            subjects.forEach(BenchSubject::close);
            SignInReaders.of(site).run(true);
            site.brokerSyncs(false);
        }
        return new Chapter("sign-ins", figures.tables(), figures.notes(notes, site.memory()));
    }

    private static List<BenchSubject> subjects(BenchSite site, Path work) {
        return List.of(
                new SlapdSubject(site, work),
                new LatchkeySubject(site, "Latchkey, page cache", false, true),
                new LatchkeySubject(site, "Latchkey, synced", true, true),
                new LatchkeySubject(site, "Latchkey, page cache, readers stopped", false, false),
                new BareSubject(site, work, true),
                new BareSubject(site, work, false));
    }

    /** A peer that cannot be had is left out, and said to be; Latchkey is not. */
    private void turn(BenchSubject subject, ExperimentPlan plan, SignInFigures figures) throws Exception {
        try {
            subject.begin();
            burnIn(subject, plan);
            for (int connections : plan.connections()) {
                var window = subject.generator(connections, Pace.AS_FAST_AS_ANSWERED)
                        .run(plan.warmUp(), plan.window(), subject.meter());
                System.out.println("    " + figures.closed(subject, connections, window));
            }
            half(subject, plan, figures);
            halfOfWanted(subject, plan, figures);
        } catch (java.io.IOException | IllegalStateException e) {
            if (!(subject instanceof SlapdSubject)) {
                throw e;
            }
            notes.add(subject.name() + " was left out: " + e.getMessage());
        } finally {
            subject.end();
        }
    }

    private void burnIn(BenchSubject subject, ExperimentPlan plan) {
        if (subject.warmsUp() && burntIn.add(subject)) {
            subject.generator(plan.mostConnections(), Pace.AS_FAST_AS_ANSWERED)
                    .run(plan.burnIn(), plan.warmUp(), subject.meter());
        }
    }

    /** At half of what it has just done at most, and at a fixed pace. */
    private void half(BenchSubject subject, ExperimentPlan plan, SignInFigures figures) {
        if (!subject.isDurable()) {
            return;
        }
        double rate = figures.latestPerSecond(subject.name(), plan.mostConnections()) / 2;
        var window = subject.generator(plan.mostConnections(), Pace.perSecond(Math.max(1, rate)))
                .run(plan.warmUp(), plan.window(), subject.meter());
        System.out.println("    " + figures.half(subject, window));
    }

    /** At half of the multiple of slapd that is wanted. */
    private void halfOfWanted(BenchSubject subject, ExperimentPlan plan, SignInFigures figures) {
        double slapd = figures.latestPerSecond(SlapdSubject.NAME, plan.mostConnections());
        if (subject.wanted() == 0 || slapd == 0) {
            return;
        }
        var window = subject.generator(plan.mostConnections(), Pace.perSecond(subject.wanted() * slapd / 2))
                .run(plan.warmUp(), plan.window(), subject.meter());
        System.out.println("    " + figures.halfOfWanted(subject, window));
    }
}
