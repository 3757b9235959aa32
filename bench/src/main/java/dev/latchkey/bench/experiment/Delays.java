package dev.latchkey.bench.experiment;

import dev.latchkey.bench.load.Generator;
import dev.latchkey.bench.load.Listener;
import dev.latchkey.bench.load.Pace;
import dev.latchkey.bench.report.Chapter;
import dev.latchkey.bench.report.Figure;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.quickstart.installation.Port;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How long it takes until a sign-in can be looked up in the audit log, and until a spray is an alert on the topic. */
public final class Delays implements Experiment {
    private static final int CONNECTIONS = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public Chapter measure(BenchSite site, ExperimentPlan plan, Path work) throws Exception {
        site.awaitAcceptance(Port.DOORS);
        var table = Delay.table("Delay");
        warmUp(site, plan);
        Duration lead = plan.warmUp().multipliedBy(2);
        long from = System.nanoTime() + lead.toNanos();
        try (var alerts = new AlertTopic(site.kafka());
                var sprays = new Sprays(site, 0);
                var visibility = new Visibility(site.auditor(), from)) {
            sprays.start();
            var window = generator(site, plan, visibility).run(lead, plan.delays(), site.meter());
            sprays.close();
            visibility.close();
            visibility.delay().addTo(table, "sign-in → audit log");
            alerts.delays(sprays.began(from), PATIENCE).addTo(table, "spray → alert on the topic");
            return new Chapter("audit", List.of(table), notes(window.perSecond(), window.errors()));
        }
    }

    /**
     * What is asked for the first time (a token, its keys, the query) is not what is measured. Nor are compilers: after a
     * start they want the cores, and the log gives way to them. Ends when the log has caught up.
     */
    private static void warmUp(BenchSite site, ExperimentPlan plan) throws Exception {
        try (var visibility = new Visibility(site.auditor(), System.nanoTime());
                var sprays = new Sprays(site, Sprays.MOST / 2)) {
            sprays.start();
            generator(site, plan, visibility).run(plan.burnIn(), plan.warmUp(), site.meter());
        }
    }

    private static Generator generator(BenchSite site, ExperimentPlan plan, Listener listener) {
        var pace = Pace.perSecond(plan.rate());
        return new Generator(site.port(Port.DOORS), site.signIns(), CONNECTIONS, pace, listener);
    }

    private static List<String> notes(double perSecond, long errors) {
        return List.of(
                "Meanwhile " + Figure.of(perSecond) + " other sign-ins per second at a fixed pace, " + errors
                        + " errors.",
                "Sign-in → audit log: from the moment at which the sign-in was due to the first `GET /v1/sign-ins/{id}`"
                        + " that finds it; four samples a second, looked for in turn, one every 25 ms.",
                "Spray → alert: from the first of 15 wrong secrets, sent at once from a new address, to the alert's"
                        + " arrival at a Kafka consumer; two a second.");
    }
}
