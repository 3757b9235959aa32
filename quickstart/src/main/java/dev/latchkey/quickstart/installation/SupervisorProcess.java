package dev.latchkey.quickstart.installation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The process that keeps parts running which nobody is attached to; one for each home. */
public final class SupervisorProcess {

    private final InstallationSettings settings;
    private final Home home;
    private final PidFile pidFile;

    /** Of that installation, whether it runs or not. */
    public SupervisorProcess(InstallationSettings settings) {
        this.settings = settings;
        this.home = new Home(settings.home());
        this.pidFile = new PidFile(home.run().resolve("supervisor.pid"));
    }

    /** Starts it where it does not run. It outlives this process, and reads as {@code up} has left it what there is. */
    public void start() throws IOException, InterruptedException {
        if (pidFile.alive().isPresent()) {
            return;
        }
        var log = home.directory().resolve("logs").resolve("supervisor.log");
        Logs.prepare(log);
        var builder = new ProcessBuilder(command())
                .directory(home.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        PartEnvironment.keepForTheSupervisor(builder.environment());
        builder.environment().put("LATCHKEY_HOME", home.directory().toString());
        pidFile.write(builder.start().toHandle());
    }

    private List<String> command() throws IOException, InterruptedException {
        var jar = Application.of(Part.OIDC_PROVIDER, settings.sources()).jar();
        var command = new ArrayList<>(PartCommand.DETACHED);
        command.addAll(List.of(
                Java.executable(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Dlatchkey.sources=" + settings.sources(),
                "-cp",
                jar.toString(),
                "dev.latchkey.quickstart.Quickstart",
                "supervise"));
        return command;
    }

    /** Ends it, before what it watches over is stopped. */
    public void stop() throws IOException, InterruptedException {
        var process = pidFile.alive();
        if (process.isPresent()) {
            process.get().destroy();
            ProcessEnd.await(pidFile, process.get());
        }
        pidFile.delete();
    }
}
