package dev.latchkey.bench.experiment;

import static java.util.Objects.requireNonNull;

import dev.latchkey.bench.load.Generator;
import dev.latchkey.bench.load.Listener;
import dev.latchkey.bench.load.Pace;
import dev.latchkey.bench.machine.HeapAllocation;
import dev.latchkey.bench.machine.Meter;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Latchkey's JSON door. */
final class LatchkeySubject implements BenchSubject {
    /** What the threads are called that a sign-in waits for. */
    private static final Set<String> DOOR = Set.of("front-door", "kafka-producer");

    private final BenchSite site;
    private final String name;
    private final boolean syncs;
    private final boolean readersRun;
    private @Nullable HeapAllocation heap;

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
    public void begin() throws IOException, InterruptedException {
        SignInReaders.of(site).run(readersRun);
        site.brokerSyncs(syncs);
        heap = HeapAllocation.of(site.pid(Part.CREDENTIAL_SERVICE));
    }

    @Override
    public Generator generator(int connections, Pace pace) {
        return new Generator(site.port(Port.DOORS), site.signIns(), connections, pace, Listener.NONE);
    }

    @Override
    public Meter meter() {
        var watched = requireNonNull(heap);
        return new Meter(site.pids(), Map.of(HEAP, watched::bytes, HEAP_OF_DOOR, () -> watched.bytes(DOOR)));
    }

    @Override
    public List<String> counted() {
        return List.of(Part.CREDENTIAL_SERVICE.title(), Part.BROKER.title());
    }

    @Override
    public void end() {
        if (heap != null) {
            heap.close();
        }
    }
}
