package dev.latchkey.bench.growth;

import dev.latchkey.bench.machine.OldGeneration;
import dev.latchkey.bench.site.BenchSite;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Port;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks kernel, JVMs and services what they hold. */
final class MemoryReading {
    private static final double BYTES_PER_MIB = 1 << 20;
    private static final double KIB_PER_MIB = 1024;
    private static final String REMEMBERED = "latchkey_remembered_bytes{";

    private final BenchSite site;

    MemoryReading(BenchSite site) {
        this.site = site;
    }

    MemoryFigures read() throws IOException, InterruptedException {
        long door = site.pid(Part.CREDENTIAL_SERVICE);
        long full = OldGeneration.of(door).fullCollections();
        var resident = site.memory();
        return new MemoryFigures(
                OldGeneration.collected(door).usedMebibytes(),
                remembered(metrics()) / BYTES_PER_MIB,
                full,
                OldGeneration.collected(site.pid(Part.DATABASE)).usedMebibytes(),
                resident.getOrDefault(Part.DATABASE, 0L),
                resident.values().stream().mapToLong(Long::longValue).sum(),
                disk(site.data(Part.DATABASE)),
                disk(site.data(Part.BROKER)));
    }

    private String metrics() throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + site.port(Port.CREDENTIAL_MANAGEMENT) + "/actuator/prometheus");
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    /** The sum of all shares, in the exposition format of Prometheus. */
    static double remembered(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith(REMEMBERED))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** MiB that the files below take; one that is there under two names counts once, what was set aside in it does not. */
    static double disk(Path directory) throws IOException, InterruptedException {
        var process = new ProcessBuilder("du", "-sk", directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // A file that goes meanwhile has it end with an error, after it has said what there is.
        var total = process.inputReader().readLine();
        if (!process.waitFor(60, TimeUnit.SECONDS) || total == null) {
            process.destroy();
            throw new IOException("du has nothing to say of " + directory);
        }
        return Long.parseLong(total.split("\\s")[0]) / KIB_PER_MIB;
    }
}
