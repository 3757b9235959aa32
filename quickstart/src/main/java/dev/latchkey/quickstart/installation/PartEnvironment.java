package dev.latchkey.quickstart.installation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * What a part gets of the environment that the installation was started in: what any program needs, and what its own
 * configuration names. Whatever else is there, secrets of other programs among it, is none of its business.
 */
final class PartEnvironment {

    private static final Set<String> ANY_PROGRAM =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "LD_LIBRARY_PATH");
    private static final Pattern NAMED = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");
    // Read by libraries of a service, as OpenTelemetry's standard has it.
    private static final String TRACING = "OTEL_";
    // Any property of a Kafka client, by its own name.
    private static final String KAFKA = "LATCHKEY_KAFKA_";

    private final Part part;
    private final Set<String> named;

    private PartEnvironment(Part part, Set<String> named) {
        this.part = part;
        this.named = named;
    }

    /** Of a run that is recorded for everybody: nothing that is meant for one installation alone. */
    static Map<String, String> ofARecordedRun(Map<String, String> around, Map<String, String> told) {
        var environment = new HashMap<>(around);
        environment.keySet().retainAll(ANY_PROGRAM);
        environment.putAll(told);
        return environment;
    }

    /** Of the process that starts parts again: what they may be handed. */
    static void keepForTheSupervisor(Map<String, String> environment) {
        environment.keySet().removeIf(name -> !(ANY_PROGRAM.contains(name) || name.matches("(LATCHKEY|OTEL)_.*")));
    }

    /** @param jar the part's, with its libraries in {@code lib} beside it */
    static PartEnvironment of(Part part, Path jar) throws IOException {
        var named = new HashSet<String>();
        for (var file : part.configuration()) {
            named.addAll(namedIn(jar, file));
        }
        var libraries = jar.resolveSibling("lib");
        if (part.isService() && Files.isDirectory(libraries)) {
            named.addAll(namedIn(kit(libraries), "latchkey-kit.yaml"));
        }
        return new PartEnvironment(part, named);
    }

    private static Path kit(Path libraries) throws IOException {
        try (var files = Files.list(libraries)) {
            return files.filter(file -> file.getFileName().toString().startsWith("service-kit-"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no service-kit in " + libraries));
        }
    }

    private static Set<String> namedIn(Path jar, String file) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var entry = zip.getEntry(file);
            if (entry == null) {
                throw new IOException("no " + file + " in " + jar);
            }
            return named(new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
        }
    }

    /** The variables that a configuration asks for. */
    static Set<String> named(String configuration) {
        return NAMED.matcher(configuration)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** What is handed on, and what the part is told on top of it. */
    Map<String, String> with(Map<String, String> around, Map<String, String> told) {
        var environment = new HashMap<String, String>();
        around.forEach((name, value) -> {
            if (isNeeded(name)) {
                environment.put(name, value);
            }
        });
        environment.putAll(told);
        return environment;
    }

    private boolean isNeeded(String name) {
        return ANY_PROGRAM.contains(name)
                || named.contains(name)
                || part.isService() && (name.startsWith(TRACING) || name.startsWith(KAFKA));
    }
}
