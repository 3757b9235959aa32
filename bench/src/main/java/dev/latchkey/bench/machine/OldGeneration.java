package dev.latchkey.bench.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The old generation of another JVM's heap, and what collecting all of it has cost.
 *
 * @param usedMebibytes what is in it, garbage too
 * @param capacityMebibytes what it may hold now
 * @param fullCollections since the JVM was started
 * @param fullSeconds that they took together
 */
public record OldGeneration(double usedMebibytes, double capacityMebibytes, long fullCollections, double fullSeconds) {
    private static final double KIB_PER_MIB = 1024;

    /** Asks the JDK's jstat. */
    public static OldGeneration of(long pid) throws IOException, InterruptedException {
        return parse(asked(pid, "jstat", "-gc"));
    }

    /** The same after all of it was collected: what is in it then is alive. */
    public static OldGeneration collected(long pid) throws IOException, InterruptedException {
        asked(pid, "jcmd", "GC.run");
        return of(pid);
    }

    /** What a tool of the JDK answers about a process. jstat takes its number behind the question, jcmd before it. */
    private static List<String> asked(long pid, String tool, String question) throws IOException, InterruptedException {
        var binary = Path.of(System.getProperty("java.home"), "bin", tool).toString();
        var command = question.startsWith("-")
                ? List.of(binary, question, Long.toString(pid))
                : List.of(binary, Long.toString(pid), question);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var lines = process.inputReader().readAllLines();
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("process " + pid + ": " + tool + " " + question + " had no answer");
        }
        return lines;
    }

    static OldGeneration parse(List<String> lines) {
        var names = Arrays.asList(lines.getFirst().strip().split("\\s+"));
        var values = lines.get(1).strip().split("\\s+");
        return new OldGeneration(
                value(names, values, "OU") / KIB_PER_MIB,
                value(names, values, "OC") / KIB_PER_MIB,
                (long) value(names, values, "FGC"),
                value(names, values, "FGCT"));
    }

    private static double value(List<String> names, String[] values, String name) {
        return Double.parseDouble(values[names.indexOf(name)]);
    }
}
