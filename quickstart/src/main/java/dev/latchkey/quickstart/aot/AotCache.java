package dev.latchkey.quickstart.aot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * What a JVM has read, linked and profiled in one run, for the next ones (JEP 483, 514, 515). It is kept beside the jar,
 * whose directory is new with each build, under a name that tells JDK, flags and main class: what was made for others is
 * not found. The JVM checks it once more, and starts without it, with a line in its log, where it does not fit.
 */
public final class AotCache {

    private static final String SUFFIX = ".aot";
    private static final String RECORDING = ".aotconf";
    private static final Set<String> FLAGS_OF_OTHERS = Set.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

    private final JavaLaunch launch;
    private final Path file;

    private AotCache(JavaLaunch launch, Path file) {
        this.launch = launch;
        this.file = file;
    }

    /** The cache of what is launched so by the JDK that runs this. */
    public static AotCache of(JavaLaunch launch) {
        return of(launch, System.getProperty("java.vm.vendor") + " " + System.getProperty("java.vm.version"));
    }

    static AotCache of(JavaLaunch launch, String jdk) {
        var name = launch.target().getLast();
        var shortName = name.endsWith(".jar") ? "main" : name.substring(name.lastIndexOf('.') + 1);
        var key = checksum(
                jdk, launch.java(), launch.flags().toString(), launch.target().toString());
        return new AotCache(launch, launch.jar().resolveSibling(shortName + "-" + key + SUFFIX));
    }

    private static String checksum(String... words) {
        var checksum = new CRC32();
        checksum.update(String.join("\n", words).getBytes(UTF_8));
        return Long.toHexString(checksum.getValue());
    }

    /** Whether a file is a cache, of whatever. */
    public static boolean isOne(Path file) {
        return file.getFileName().toString().endsWith(SUFFIX);
    }

    /** Where it is, or would be. */
    public Path file() {
        return file;
    }

    /** Whether it has been made. */
    public boolean exists() {
        return Files.isRegularFile(file);
    }

    /** What to tell the JVM beside its other flags; nothing where there is nothing to start from or to record. */
    public List<String> flags(AotMode mode) {
        return switch (mode) {
            case OFF -> List.of();
            case AUTO -> exists() ? use() : List.of();
            case RECORD -> exists() ? use() : List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording());
        };
    }

    /** The check sums are looked at too: a file that was cut or overwritten would end the JVM, or worse. */
    private List<String> use() {
        return List.of("-XX:AOTCache=" + file, "-XX:+VerifySharedSpaces");
    }

    private Path recording() {
        return file.resolveSibling(file.getFileName().toString().replace(SUFFIX, RECORDING));
    }

    /** Makes it of the run that was recorded, with little claim on the machine; what others use meanwhile stays whole. */
    public void make() throws IOException, InterruptedException {
        if (Files.notExists(recording())) {
            throw new IOException("no recorded run in " + recording());
        }
        var next = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            assemble(next);
            Files.move(next, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
            Files.deleteIfExists(recording());
        }
    }

    private void assemble(Path into) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(launch.java()));
        command.addAll(launch.flags());
        command.addAll(List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + recording(), "-XX:AOTCache=" + into));
        command.addAll(launch.target());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(FLAGS_OF_OTHERS);
        var assembly = builder.start();
        var output = new String(assembly.getInputStream().readAllBytes(), UTF_8);
        if (assembly.waitFor() != 0 || Files.size(into) == 0) {
            throw new IOException("no cache could be made of " + recording() + ": " + output.strip());
        }
    }

    /** Removes it: a JVM did not start with it that starts without. */
    public void discard() throws IOException {
        Files.deleteIfExists(file);
    }
}
