package dev.latchkey.bench.experiment;

import dev.latchkey.bench.load.Generator;
import dev.latchkey.bench.load.Listener;
import dev.latchkey.bench.load.Pace;
import dev.latchkey.bench.machine.Meter;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import java.util.List;

/** Latchkey's JSON door. */
final class LatchkeySubject implements BenchSubject {
    private final BenchSite site;
    private final String name;
    private final boolean syncs;
    private final boolean readersRun;

    /** @param readersRun whether audit-service and notifier-service digest the sign-ins on the same cores meanwhile */
    LatchkeySubject(BenchSite site, String name, boolean syncs, boolean readersRun) {
        this.site = site;
        this.name = name;
        this.syncs = syncs;
        this.readersRun = readersRun;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    @Override
    public double wanted() {
        return syncs ? 3 : 6;
    }

    @Override
    public void begin() throws InterruptedException {
        SignInReaders.of(site).run(readersRun);
        site.brokerSyncs(syncs);
    }

    @Override
    public Generator generator(int connections, Pace pace) {
        return new Generator(site.port(Port.DOORS), site.signIns(), connections, pace, Listener.NONE);
    }

    @Override
    public Meter meter() {
        return site.meter();
    }

    @Override
    public List<String> counted() {
        return List.of(Part.CREDENTIAL_SERVICE.title(), Part.BROKER.title());
    }
}
