package dev.latchkey.bench.experiment;

import dev.latchkey.bench.report.Chapter;
import dev.latchkey.bench.site.BenchSite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How long a revoked app password is still let in by another replica. */
public final class Revocations implements Experiment {

    @Override
    public Chapter measure(BenchSite site, ExperimentPlan plan, Path work) throws Exception {
        var admin = site.admin();
        var last = new LastAcceptance(
                "revocation",
                user -> admin.post(
                        "/v1/accounts/" + user.account() + "/app-passwords/" + user.credential() + "/revoke", Map.of()),
                LastAcceptance.Replica.SECOND);
        last.measure(site, site.furtherPasswords(plan.revocations()));
        return new Chapter("revocation", List.of(last.table()), last.notes());
    }
}
