package dev.latchkey.bench.load;

import dev.latchkey.bench.machine.Meter;
import dev.latchkey.bench.machine.Usage;
import dev.latchkey.bench.measure.Histogram;
import dev.latchkey.bench.measure.Window;
import java.time.Duration;
import java.util.Map;

/** What is counted while the window is open; errors are counted over the whole run too. */
final class Recording {
    private final Histogram latency = new Histogram();
    private boolean isOpen;
    private long opened;
    private long errors;
    private long errorsBefore;
    private Usage before = new Usage(Map.of(), Duration.ZERO, Duration.ZERO);

    void open(Meter meter) {
        before = meter.read();
        errorsBefore = errors;
        opened = System.nanoTime();
        isOpen = true;
    }

    long opened() {
        return opened;
    }

    void accepted(long nanos) {
        if (isOpen) {
            latency.add(nanos);
        }
    }

    /** One more; how many there are by now. */
    long error() {
        return ++errors;
    }

    Window close(Meter meter) {
        isOpen = false;
        var length = Duration.ofNanos(System.nanoTime() - opened);
        return new Window(length, latency, errors - errorsBefore, meter.read().since(before));
    }
}
