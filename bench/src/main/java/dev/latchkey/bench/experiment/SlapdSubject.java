package dev.latchkey.bench.experiment;

import static java.util.Objects.requireNonNull;

import dev.latchkey.bench.load.Generator;
import dev.latchkey.bench.load.Listener;
import dev.latchkey.bench.load.Pace;
import dev.latchkey.bench.machine.Meter;
import dev.latchkey.bench.peer.Slapd;
import dev.latchkey.bench.site.BenchSite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** OpenLDAP with its log of binds; Latchkey is idle meanwhile. */
final class SlapdSubject implements BenchSubject {
    static final String NAME = "slapd, accesslog";

    private final BenchSite site;
    private final Path work;
    private @Nullable Slapd slapd;

    SlapdSubject(BenchSite site, Path work) {
        this.site = site;
        this.work = work;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    @Override
    public boolean warmsUp() {
        return false;
    }

    @Override
    public void begin() throws IOException, InterruptedException {
        SignInReaders.of(site).run(false);
        slapd = new Slapd(work, site.users());
    }

    @Override
    public Generator generator(int connections, Pace pace) {
        var running = requireNonNull(slapd);
        return new Generator(running.port(), running.binds(), connections, pace, Listener.NONE);
    }

    @Override
    public Meter meter() {
        return requireNonNull(slapd).meter(site.pids());
    }

    @Override
    public List<String> counted() {
        return List.of("slapd");
    }

    @Override
    public void end() {
        if (slapd != null) {
            slapd.close();
        }
    }
}
