package dev.latchkey.bench.machine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Reads how much CPU time named processes, this process and the whole machine have used so far, and what some have allocated. */
public final class Meter {
    private final Map<String, Long> pids;
    private final Map<String, LongSupplier> heaps;

    /** @param pids process ids by the name that they are reported under */
    public Meter(Map<String, Long> pids) {
        this(pids, Map.of());
    }

    /** @param heaps bytes that were allocated so far, by whatever name they are reported under */
    public Meter(Map<String, Long> pids, Map<String, LongSupplier> heaps) {
        this.pids = Map.copyOf(pids);
        this.heaps = Map.copyOf(heaps);
    }

    /** Since each process, or the machine, was started. */
    public Usage read() {
        var processes = new LinkedHashMap<String, Duration>();
        pids.forEach((name, pid) -> processes.put(name, ProcessStat.of(pid).used()));
        var allocated = new LinkedHashMap<String, Long>();
        heaps.forEach((name, heap) -> allocated.put(name, heap.getAsLong()));
        return new Usage(
                processes,
                allocated,
                ProcessStat.of(ProcessHandle.current().pid()).used(),
                MachineStat.now().busy());
    }
}
