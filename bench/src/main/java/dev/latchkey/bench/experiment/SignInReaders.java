package dev.latchkey.bench.experiment;

import dev.latchkey.bench.machine.Quiet;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.quickstart.installation.Part;
import java.time.Duration;
import java.util.List;

/** The services that read the sign-ins from the topic. A backlog of theirs would take cores from whoever is next. */
record SignInReaders(BenchSite site) {
    private static final List<Part> PARTS = List.of(Part.AUDIT_SERVICE, Part.NOTIFIER_SERVICE);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static SignInReaders of(BenchSite site) {
        return new SignInReaders(site);
    }

    void run(boolean wanted) throws InterruptedException {
        if (wanted) {
            PARTS.forEach(site::start);
        } else {
            PARTS.forEach(site::stop);
            Quiet.await(site.meter(), PATIENCE);
        }
    }
}
