package dev.latchkey.bench.site;

import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.StartProgress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Notes how long each part takes until it serves. */
final class StartTimes implements StartProgress {
    private final Map<Part, Duration> times = new ConcurrentHashMap<>();

    Map<Part, Duration> times() {
        return Map.copyOf(times);
    }

    @Override
    public void starting(Part part) {}

    @Override
    public void ready(Part part, Duration after) {
        times.put(part, after);
    }

    @Override
    public void failed(Part part, String why, Duration again) {}

    @Override
    public void stopping(Part part) {}

    @Override
    public void stopped(Part part) {}
}
