package dev.latchkey.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * CPU time of one process, from {@code /proc/PID/stat} (proc(5)), which counts in hundredths of a second.
 *
 * @param used in user and in kernel mode, all threads together, without children
 */
record ProcessStat(Duration used) {
    private static final long MILLIS_PER_TICK = 10;
    private static final int USER = 11;
    private static final int KERNEL = 12;

    /** A process that has ended has used nothing: a window it dies in is wrong anyway. */
    static ProcessStat of(long pid) {
        try {
            return parse(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
        } catch (IOException gone) {
            return new ProcessStat(Duration.ZERO);
        }
    }

    /** The name in parentheses may hold blanks and parentheses: fields are counted after the last of them. */
    static ProcessStat parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[KERNEL]);
        return new ProcessStat(Duration.ofMillis(ticks * MILLIS_PER_TICK));
    }
}
