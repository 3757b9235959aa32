package dev.latchkey.quickstart.installation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.latchkey.quickstart.aot.AotCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * A module's runnable jar, laid out as container images lay it out: a thin jar beside its libraries, which starts
 * quicker. The layout is kept beside the jar until the next {@code mvn clean}.
 */
final class Application {

    private static final Map<Path, Application> KNOWN = new ConcurrentHashMap<>();

    private final Path target;

    private Application(Path target) {
        this.target = target;
    }

    static Application of(Part part, Path sources) {
        return KNOWN.computeIfAbsent(
                sources.toAbsolutePath().resolve(part.module()).resolve("target"), Application::new);
    }

    /** The jar to run; laid out now if this build of it has not been before. */
    synchronized Path jar() throws IOException, InterruptedException {
        var built = builtJar();
        var layout = target.resolve("application").resolve(fingerprint(built));
        if (Files.notExists(layout)) {
            layOut(built, layout);
        }
        return layout.resolve(built.getFileName());
    }

    /** The runnable jar as Maven left it. */
    Path builtJar() throws IOException {
        if (Files.isDirectory(target)) {
            try (var files = Files.list(target)) {
                var jar = files.filter(file -> file.toString().endsWith("-app.jar"))
                        .findFirst();
                if (jar.isPresent()) {
                    return jar.get();
                }
            }
        }
        throw new IllegalStateException("no *-app.jar in " + target + ": build it with ./latchkey build");
    }

    /** Some 50 MB each, which nobody starts from any more. */
    void deleteCachesOfOtherBuilds() throws IOException, InterruptedException {
        var jar = jar();
        try (var files = Files.find(target.resolve("application"), 2, (file, attributes) -> AotCache.isOne(file))) {
            for (var file : files.toList()) {
                if (!jar.resolveSibling(file.getFileName()).equals(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** By content: a reproducible build gives every jar the same time. */
    private static String fingerprint(Path jar) throws IOException {
        var checksum = new CRC32();
        try (var zip = new ZipFile(jar.toFile())) {
            zip.stream().forEach(entry -> checksum.update((entry.getName() + entry.getCrc()).getBytes(UTF_8)));
        }
        return Long.toHexString(checksum.getValue());
    }

    private void layOut(Path built, Path layout) throws IOException, InterruptedException {
        Files.createDirectories(layout.getParent());
        var next = Files.createTempDirectory(layout.getParent(), "next-");
        extract(built, next);
        Files.move(next, layout, ATOMIC_MOVE);
    }

    private static void extract(Path built, Path into) throws IOException, InterruptedException {
        var extraction = new ProcessBuilder(
                        Java.executable(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        built.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        into.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(extraction.getInputStream().readAllBytes(), UTF_8);
        if (extraction.waitFor() != 0) {
            throw new IOException(built + " could not be extracted: " + output);
        }
    }
}
