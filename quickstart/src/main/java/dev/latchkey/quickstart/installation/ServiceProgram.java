package dev.latchkey.quickstart.installation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Another program in the jar of a service, run with the libraries of that service and with what it is told. */
public final class ServiceProgram {

    private final InstallationSettings settings;
    private final Part service;

    /** Of that service, whether it runs or not. */
    public ServiceProgram(InstallationSettings settings, Part service) {
        this.settings = settings;
        this.service = service;
    }

    /**
     * Runs it until it ends; what it prints is printed.
     *
     * @param main its class
     * @param input what it reads, which nobody else can see
     * @return its exit code
     */
    public int run(String main, String input) throws IOException, InterruptedException {
        return run(main, input, ProcessBuilder.Redirect.INHERIT);
    }

    /** As {@link #run(String, String)}; what it prints goes somewhere else. */
    public int run(String main, String input, ProcessBuilder.Redirect output) throws IOException, InterruptedException {
        var jar = Application.of(service, settings.sources()).jar();
        var builder = new ProcessBuilder(line(jar.toString(), main))
                .redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        var environment = PartEnvironment.of(service, jar)
                .with(builder.environment(), new PartCommand(settings).variables(service));
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(UTF_8));
        }
        return process.waitFor();
    }

    private static List<String> line(String jar, String main) {
        var line = new ArrayList<>(List.of(Java.executable(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        line.addAll(List.of(
                "-Xmx128m",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                jar,
                main));
        return line;
    }
}
