package dev.latchkey.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine at hand, in one line. */
public final class Machine {

    private Machine() {}

    /** Cores, their model, memory, kernel, JDK. */
    public static String describe() {
        return Runtime.getRuntime().availableProcessors() + " cores (" + model() + "), " + Memory.total()
                + " MiB memory, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", JDK "
                + Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
    }

    private static String model() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("model not known");
        } catch (IOException notLinux) {
            return "model not known";
        }
    }
}
