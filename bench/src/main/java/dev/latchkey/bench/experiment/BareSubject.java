package dev.latchkey.bench.experiment;

import static java.util.Objects.requireNonNull;

import dev.latchkey.bench.load.Generator;
import dev.latchkey.bench.load.Listener;
import dev.latchkey.bench.load.Pace;
import dev.latchkey.bench.machine.Meter;
import dev.latchkey.bench.peer.BareServer;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.quickstart.installation.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same HTTP server, with or without a record on the same broker, and nothing else. An upper bound, not a peer. */
final class BareSubject implements BenchSubject {
    private final BenchSite site;
    private final Path work;
    private final boolean records;
    private @Nullable BareServer server;

    BareSubject(BenchSite site, Path work, boolean records) {
        this.site = site;
        this.work = work;
        this.records = records;
    }

    @Override
    public String name() {
        return records ? "bare HTTP + record" : "bare HTTP";
    }

    @Override
    public boolean isDurable() {
        return records;
    }

    @Override
    public void begin() throws IOException, InterruptedException {
        SignInReaders.of(site).run(false);
        site.brokerSyncs(false);
        if (server == null) {
            server = new BareServer(work, site.users(), records ? site.kafka() : "");
        }
    }

    @Override
    public Generator generator(int connections, Pace pace) {
        var running = requireNonNull(server);
        return new Generator(running.port(), running.signIns(), connections, pace, Listener.NONE);
    }

    @Override
    public Meter meter() {
        return requireNonNull(server).meter(site.pids(), HEAP);
    }

    @Override
    public List<String> counted() {
        return records ? List.of("bare", Part.BROKER.title()) : List.of("bare");
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
