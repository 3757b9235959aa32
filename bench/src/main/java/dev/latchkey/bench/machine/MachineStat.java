package dev.latchkey.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * CPU time of the whole machine, from the first line of {@code /proc/stat} (proc(5)).
 *
 * @param busy by anybody, all cores together; waiting for disks is not busy
 */
record MachineStat(Duration busy) {
    private static final long MILLIS_PER_TICK = 10;
    /** user, nice, system, irq, softirq. */
    private static final int[] BUSY = {1, 2, 3, 6, 7};

    static MachineStat now() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            return parse(lines.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MachineStat parse(String line) {
        String[] fields = line.trim().split("\\s+");
        long ticks = 0;
        for (int field : BUSY) {
            ticks += Long.parseLong(fields[field]);
        }
        return new MachineStat(Duration.ofMillis(ticks * MILLIS_PER_TICK));
    }
}
