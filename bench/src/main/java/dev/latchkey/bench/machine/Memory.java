package dev.latchkey.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Memory of processes and of the machine, in MiB. */
public final class Memory {
    private static final long KIB_PER_MIB = 1024;

    private Memory() {}

    /** Resident memory of a process; what it shares with others is counted for each. 0 when there is none. */
    public static long resident(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
    }

    /** Of the whole machine. */
    static long total() {
        return read(Path.of("/proc/meminfo"), "MemTotal:");
    }

    private static long read(Path file, String field) {
        try {
            return parse(Files.readAllLines(file), field);
        } catch (IOException gone) {
            return 0;
        }
    }

    static long parse(List<String> lines, String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                .sum();
    }
}
