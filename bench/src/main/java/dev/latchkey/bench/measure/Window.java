package dev.latchkey.bench.measure;

import dev.latchkey.bench.machine.Usage;
import java.time.Duration;
import java.util.Collection;

/**
 * What happened between two moments.
 *
 * @param length of the window
 * @param latency of each sign-in that was accepted in it
 * @param errors sign-ins that were not accepted, or not answered
 * @param usage of CPU and heap in it
 */
public record Window(Duration length, Histogram latency, long errors, Usage usage) {

    /** Accepted sign-ins in a second. */
    public double perSecond() {
        return latency.count() * 1e9 / length.toNanos();
    }

    /** CPU time of those processes for each accepted sign-in, in milliseconds. */
    public double cpuMillis(Collection<String> processes) {
        return perSignIn(usage.of(processes));
    }

    /** What one has allocated for each accepted sign-in, in thousands of bytes; 0 where nobody has watched. */
    public double allocatedKilobytes(String name) {
        return latency.count() == 0 ? 0 : usage.allocatedBy(name) / 1e3 / latency.count();
    }

    /** CPU time of the load generator for each accepted sign-in, in milliseconds. */
    public double generatorMillis() {
        return perSignIn(usage.generator());
    }

    /** CPU time of whatever else ran on the machine, in percent of one core. */
    public double noisePercent() {
        return 100.0 * usage.elsewhere().toNanos() / length.toNanos();
    }

    private double perSignIn(Duration cpu) {
        return latency.count() == 0 ? 0 : cpu.toNanos() / 1e6 / latency.count();
    }
}
