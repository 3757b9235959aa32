package dev.latchkey.bench.machine;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * CPU time used.
 *
 * @param processes by the processes that are watched
 * @param generator by this process
 * @param machine by everybody, the others included
 */
public record Usage(Map<String, Duration> processes, Duration generator, Duration machine) {

    /** Copies the map. */
    public Usage {
        processes = Map.copyOf(processes);
    }

    /** What was used since an earlier reading. */
    public Usage since(Usage before) {
        var used = new HashMap<String, Duration>();
        processes.forEach((name, now) -> used.put(name, now.minus(before.of(name))));
        return new Usage(used, generator.minus(before.generator), machine.minus(before.machine));
    }

    /** By one process. */
    public Duration of(String process) {
        return processes.getOrDefault(process, Duration.ZERO);
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
