package dev.latchkey.bench.machine;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * CPU time used, and heap allocated.
 *
 * @param processes by the processes that are watched
 * @param allocated bytes, by whatever is watched
 * @param generator by this process
 * @param machine by everybody, the others included
 */
public record Usage(
        Map<String, Duration> processes, Map<String, Long> allocated, Duration generator, Duration machine) {

    /** Copies the maps. */
    public Usage {
        processes = Map.copyOf(processes);
        allocated = Map.copyOf(allocated);
    }

    /** Of CPU time alone. */
    public Usage(Map<String, Duration> processes, Duration generator, Duration machine) {
        this(processes, Map.of(), generator, machine);
    }

    /** What was used since an earlier reading. */
    public Usage since(Usage before) {
        var used = new HashMap<String, Duration>();
        processes.forEach((name, now) -> used.put(name, now.minus(before.of(name))));
        var bytes = new HashMap<String, Long>();
        allocated.forEach((name, now) -> bytes.put(name, now - before.allocatedBy(name)));
        return new Usage(used, bytes, generator.minus(before.generator), machine.minus(before.machine));
    }

    /** By one process. */
    public Duration of(String process) {
        return processes.getOrDefault(process, Duration.ZERO);
    }

    /** Bytes that one has allocated; 0 where it is not watched. */
    public long allocatedBy(String name) {
        return allocated.getOrDefault(name, 0L);
    }

    /** By several processes together. */
    public Duration of(Collection<String> names) {
        return names.stream().map(this::of).reduce(Duration.ZERO, Duration::plus);
    }

    /** By everybody who was not watched: noise. */
    public Duration elsewhere() {
        var noise = machine.minus(generator).minus(of(processes.keySet()));
        return noise.isNegative() ? Duration.ZERO : noise;
    }
}
