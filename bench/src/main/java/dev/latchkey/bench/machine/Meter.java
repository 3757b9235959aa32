package dev.latchkey.bench.machine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads how much CPU time named processes, this process and the whole machine have used so far. */
public final class Meter {
    private final Map<String, Long> pids;

    /** @param pids process ids by the name that they are reported under */
    public Meter(Map<String, Long> pids) {
        this.pids = Map.copyOf(pids);
    }

    /** Since each process, or the machine, was started. */
    public Usage read() {
        var processes = new LinkedHashMap<String, Duration>();
        pids.forEach((name, pid) -> processes.put(name, ProcessStat.of(pid).used()));
        return new Usage(
                processes,
                ProcessStat.of(ProcessHandle.current().pid()).used(),
                MachineStat.now().busy());
    }
}
