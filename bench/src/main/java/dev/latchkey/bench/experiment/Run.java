package dev.latchkey.bench.experiment;

import dev.latchkey.bench.measure.Median;
import dev.latchkey.bench.measure.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The windows of one subject with one number of connections, over all rounds. */
final class Run {
    private final BenchSubject subject;
    private final int connections;
    private final List<Window> windows = new ArrayList<>();

    Run(BenchSubject subject, int connections) {
        this.subject = subject;
        this.connections = connections;
    }

    void add(Window window) {
        windows.add(window);
    }

    BenchSubject subject() {
        return subject;
    }

    int connections() {
        return connections;
    }

    boolean isEmpty() {
        return windows.isEmpty();
    }

    double median(ToDoubleFunction<Window> figure) {
        return Median.of(windows, figure);
    }

    double perSecond() {
        return median(Window::perSecond);
    }

    double p50() {
        return median(window -> window.latency().millis(0.5));
    }

    double p99() {
        return median(window -> window.latency().millis(0.99));
    }

    double cpuMillis() {
        return median(window -> window.cpuMillis(subject.counted()));
    }

    double cpuMillis(List<String> processes) {
        return median(window -> window.cpuMillis(processes));
    }

    double allocatedKilobytes(String name) {
        return median(window -> window.allocatedKilobytes(name));
    }

    long errors() {
        return windows.stream().mapToLong(Window::errors).sum();
    }
}
