package dev.latchkey.bench.experiment;

import dev.latchkey.bench.machine.Quiet;
import dev.latchkey.bench.site.Site;
import dev.latchkey.quickstart.installation.Part;
import java.time.Duration;
import java.util.List;

/** The services that read the sign-ins from the topic. A backlog of theirs would take cores from whoever is next. */
record Readers(Site site) {
    private static final List<Part> PARTS = List.of(Part.AUDIT_SERVICE, Part.NOTIFIER_SERVICE);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static Readers of(Site site) {
        return new Readers(site);
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
