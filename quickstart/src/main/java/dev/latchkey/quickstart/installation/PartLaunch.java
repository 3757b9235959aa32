package dev.latchkey.quickstart.installation;

import dev.latchkey.quickstart.aot.AotMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Makes a process of a part, and leaves behind which one it is. */
final class PartLaunch {

    private final Part part;
    private final InstallationSettings settings;
    private final PidFile pidFile;
    private final PartLock lock;

    PartLaunch(Part part, InstallationSettings settings, PidFile pidFile, PartLock lock) {
        this.part = part;
        this.settings = settings;
        this.pidFile = pidFile;
        this.lock = lock;
    }

    /** @param wanted asked once nobody else can launch or stop it; empty where it is not wanted then */
    Optional<Process> launch(Path jar, List<String> cache, Path log, BooleanSupplier wanted) throws IOException {
        var builder = builder(jar, cache, log);
        return lock.holding(() -> wanted.getAsBoolean() ? Optional.of(launched(builder)) : Optional.empty());
    }

    private Process launched(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        try {
            pidFile.write(process.toHandle());
            return process;
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private ProcessBuilder builder(Path jar, List<String> cache, Path log) throws IOException {
        var command = new PartCommand(settings);
        var builder = new ProcessBuilder(command.line(part, Java.launch(part, jar), cache))
                .directory(settings.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        var environment = environment(jar, builder.environment(), command.variables(part));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private Map<String, String> environment(Path jar, Map<String, String> around, Map<String, String> told)
            throws IOException {
        return settings.aot() == AotMode.RECORD
                ? PartEnvironment.ofARecordedRun(around, told)
                : PartEnvironment.of(part, jar).with(around, told);
    }
}
