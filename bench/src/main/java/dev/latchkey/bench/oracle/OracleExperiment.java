package dev.latchkey.bench.oracle;

import dev.latchkey.bench.experiment.Experiment;
import dev.latchkey.bench.experiment.ExperimentPlan;
import dev.latchkey.bench.report.Chapter;
import dev.latchkey.bench.report.ReportTable;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.bench.site.Networks;
import dev.latchkey.bench.site.SampleRequest;
import dev.latchkey.quickstart.installation.Port;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Whether the time or the kind of an answer tells why an attempt was refused, with few connections and with many. */
public final class OracleExperiment implements Experiment {
    private static final List<Integer> CONNECTIONS = List.of(24, 400);
    private static final int CLOSES_AN_ACCOUNT = 110;
    private static final long SEED = 14;

    @Override
    public Chapter measure(BenchSite site, ExperimentPlan plan, Path work) throws Exception {
        var classes = new RefusalClasses(site).make();
        var attacks = RefusalClasses.attacks(classes.getLast(), CLOSES_AN_ACCOUNT);
        new RefusalSampler(site.port(Port.DOORS), site.questions(attacks), new int[attacks.size()]).run(64);
        List<ReportTable> tables = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        int first = 0;
        for (int connections : CONNECTIONS) {
            var samples = sample(site, plan, classes, connections, first);
            first += plan.samples() * classes.size();
            var report = new OracleReport(classes, new RefusalComparison(samples, classes.size()), connections);
            tables.add(report.table());
            notes.addAll(report.notes());
            System.out.println(report.table());
        }
        return new Chapter("oracle", tables, notes);
    }

    private static List<RefusalSample> sample(
            BenchSite site, ExperimentPlan plan, List<RefusalClass> classes, int connections, int first)
            throws InterruptedException {
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, plan.samples() * classes.size()).boxed().toList());
        Collections.shuffle(order, new Random(SEED));
        int[] kinds = order.stream().mapToInt(i -> i % classes.size()).toArray();
        List<SampleRequest> questions = order.stream()
                .map(i -> classes.get(i % classes.size()).attempt(i / classes.size(), Networks.ofSample(first + i)))
                .toList();
        try (var ignored = new UnknownLoginSpray(site).start()) {
            return new RefusalSampler(site.port(Port.DOORS), site.questions(questions), kinds).run(connections);
        }
    }
}
