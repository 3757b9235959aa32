package dev.latchkey.bench.growth;

import dev.latchkey.bench.load.Generator;
import dev.latchkey.bench.load.Listener;
import dev.latchkey.bench.load.Pace;
import dev.latchkey.bench.load.Wire;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.quickstart.installation.Port;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The log of sign-ins, which grows by sign-ins alone. */
final class GrowingLog {
    private static final int CONNECTIONS = 64;
    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final long STANDSTILL = TimeUnit.MINUTES.toNanos(2);
    private static final int LEAST_PER_SECOND = 500;

    private final BenchSite site;

    GrowingLog(BenchSite site) {
        this.site = site;
    }

    /** How many sign-ins are in the log. */
    long entries() {
        return site.auditor()
                .get("/v1/log-shards?limit=500")
                .required("items")
                .valueStream()
                .filter(shard -> shard.required("shard").asString().startsWith("latchkey.sign-ins/"))
                .mapToLong(shard -> shard.required("size").asLong())
                .sum();
    }

    /**
     * Has devices sign in, as fast as they are answered, until the log has so many; returns when it has.
     *
     * @return entries a second, from the first sign-in to the last one's entry; NaN where there were enough
     */
    double fillTo(long wanted, Wire signIns) throws InterruptedException {
        long before = entries();
        if (before >= wanted) {
            return Double.NaN;
        }
        long began = System.nanoTime();
        long patience = TimeUnit.SECONDS.toNanos(60 + (wanted - before) / LEAST_PER_SECOND);
        long accepted = 0;
        while (before + accepted < wanted) {
            accepted += slice(signIns);
            if (System.nanoTime() - began > patience) {
                throw new IllegalStateException(accepted + " sign-ins in " + patience / 1_000_000_000 + " s");
            }
        }
        await(before + accepted);
        return (entries() - before) * 1e9 / (System.nanoTime() - began);
    }

    private long slice(Wire signIns) {
        var generator =
                new Generator(site.port(Port.DOORS), signIns, CONNECTIONS, Pace.AS_FAST_AS_ANSWERED, Listener.NONE);
        return generator.run(Duration.ZERO, SLICE, site.meter()).latency().count();
    }

    /** Waits while there is progress. */
    private void await(long wanted) throws InterruptedException {
        long seen = entries();
        long moved = System.nanoTime();
        while (seen < wanted) {
            TimeUnit.MILLISECONDS.sleep(500);
            long now = entries();
            if (now > seen) {
                seen = now;
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > STANDSTILL) {
                throw new IllegalStateException("the log stays at " + seen + " (expected: " + wanted + ")");
            }
        }
    }
}
