package dev.latchkey.bench.experiment;

import dev.latchkey.bench.report.Chapter;
import dev.latchkey.bench.report.Figure;
import dev.latchkey.bench.report.ReportTable;
import dev.latchkey.bench.site.BenchDirectory;
import dev.latchkey.bench.site.BenchSite;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How long an identity provider takes to bring a company's users, and how soon one that it switches off is out. */
public final class ProvisioningExperiment implements Experiment {

    @Override
    public Chapter measure(BenchSite site, ExperimentPlan plan, Path work) throws Exception {
        var directory = site.directory();
        var provisioned = directory.provision(plan.users());
        var last = new LastAcceptance("deactivation", directory::deactivate, LastAcceptance.Replica.SECOND);
        last.measure(site, site.passwordsFor(provisioned.users().subList(0, plan.revocations())));
        return new Chapter(
                "directory",
                List.of(table(provisioned), last.table()),
                Stream.concat(
                                Stream.of(
                                        "Provisioned one by one, `POST /scim/v2/Users`, each with a name, an address and an"
                                                + " `externalId`. A deactivation is `PATCH` with `active` false, as Entra ID says it."),
                                last.notes().stream())
                        .toList());
    }

    private static ReportTable table(BenchDirectory.Provisioned provisioned) {
        double seconds = provisioned.took().toNanos() / 1e9;
        var latency = provisioned.latency();
        return new ReportTable("Provisioning", "users", "seconds", "per second", "p50 ms", "p99 ms", "max ms", "errors")
                .row(
                        BenchDirectory.CONNECTIONS + " connections",
                        String.valueOf(provisioned.users().size()),
                        Figure.of(seconds),
                        Figure.of(provisioned.users().size() / seconds),
                        Figure.of(latency.millis(0.5)),
                        Figure.of(latency.millis(0.99)),
                        Figure.of(latency.max() / 1e6),
                        String.valueOf(provisioned.errors()));
    }
}
