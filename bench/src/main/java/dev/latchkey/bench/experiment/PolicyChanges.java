package dev.latchkey.bench.experiment;

import dev.latchkey.bench.load.Generator;
import dev.latchkey.bench.load.Listener;
import dev.latchkey.bench.load.Pace;
import dev.latchkey.bench.measure.Window;
import dev.latchkey.bench.report.Chapter;
import dev.latchkey.bench.report.Figure;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.bench.site.User;
import dev.latchkey.quickstart.installation.Port;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** How long a new policy takes to be enforced by every one of three replicas, one of which is under load meanwhile. */
public final class PolicyChanges implements Experiment {
    private static final int CONNECTIONS = 32;
    // A tenant has room for 200 policies.
    private static final int MOST = 100;

    private double perSecond;

    @Override
    public Chapter measure(BenchSite site, ExperimentPlan plan, Path work) throws Exception {
        var administrator = site.policyAdmin();
        var last = new LastAcceptance(
                "policy",
                user -> administrator.post("/v1/policies?impact=accepted", blocking(user)),
                LastAcceptance.Replica.SECOND,
                LastAcceptance.Replica.THIRD);
        last.measure(
                site,
                site.furtherPasswords(Math.min(MOST, plan.revocations())),
                measuring -> underLoad(site, plan, measuring));
        var notes = Stream.concat(
                Stream.of(
                        "Meanwhile " + Figure.of(perSecond) + " other sign-ins per second at a fixed pace on the first"
                                + " replica. Each policy blocks one account, and stays: the rules grow to that many policies."),
                last.notes().stream());
        return new Chapter("policies", List.of(last.table()), notes.toList());
    }

    private static Map<String, Object> blocking(User user) {
        return Map.of(
                "name",
                "No more of " + user.account(),
                "state",
                "on",
                "effect",
                "block",
                "conditions",
                Map.of("accounts", Map.of("include", List.of(user.account()))));
    }

    private void underLoad(BenchSite site, ExperimentPlan plan, LastAcceptance.Work measuring) throws Exception {
        var generator = new Generator(
                site.port(Port.DOORS), site.signIns(), CONNECTIONS, Pace.perSecond(plan.rate()), Listener.NONE);
        try (var thread = Executors.newSingleThreadExecutor()) {
            Future<Window> load =
                    thread.submit(() -> generator.run(Duration.ofSeconds(1), plan.delays(), site.meter()));
            measuring.run();
            perSecond = load.get().perSecond();
        }
    }
}
