package dev.latchkey.quickstart.journey.program;

import dev.latchkey.embedded.FreePort;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** nginx, set up with the recipe {@code nginx-mail} or {@code nginx-http}. */
public final class Nginx implements AutoCloseable {

    private final Daemon daemon;

    private Nginx(Daemon daemon) {
        this.daemon = daemon;
    }

    /** Ports of the mail proxy. */
    public record MailPorts(int imaps, int pop3s, int smtps, int submission) {

        public static MailPorts free() {
            return new MailPorts(FreePort.find(), FreePort.find(), FreePort.find(), FreePort.find());
        }
    }

    public static Nginx mail(TrialDirectory directory, Certificate certificate, Latchkey latchkey, MailPorts ports) {
        Map<String, Object> values = new HashMap<>(certificate.placeholders());
        values.put("RUN_DIR", directory.path());
        values.put("SERVER_NAME", Certificate.HOST);
        values.put("LATCHKEY", latchkey.withoutScheme());
        values.put("DOOR_KEY", latchkey.doorKey());
        values.put("PORT_IMAPS", "127.0.0.1:" + ports.imaps());
        values.put("PORT_POP3S", "127.0.0.1:" + ports.pop3s());
        values.put("PORT_SMTPS", "127.0.0.1:" + ports.smtps());
        values.put("PORT_SUBMISSION", "127.0.0.1:" + ports.submission());
        Path config = Recipe.of("nginx-mail").render("nginx.conf", values, directory.path());
        return start(directory, config, ports.imaps(), ports.pop3s(), ports.smtps(), ports.submission());
    }

    public static Nginx http(TrialDirectory directory, Latchkey latchkey, int port, String site) {
        Map<String, Object> values = Map.of(
                "RUN_DIR",
                directory.path(),
                "CONFIG_DIR",
                directory.path(),
                "SERVER_NAME",
                "files.example.test",
                "LATCHKEY",
                latchkey.uri(),
                "DOOR_KEY",
                latchkey.doorKey(),
                "SERVICE",
                "files",
                "PORT_HTTP",
                "127.0.0.1:" + port,
                "SITE",
                site);
        Recipe recipe = Recipe.of("nginx-http");
        recipe.render("latchkey.conf", values, directory.path());
        recipe.render("latchkey-identity.conf", values, directory.path());
        return start(directory, recipe.render("nginx.conf", values, directory.path()), port);
    }

    private static Nginx start(TrialDirectory directory, Path config, int... ports) {
        Daemon daemon = Daemon.start(
                "nginx",
                directory.path(),
                DebianProgram.NGINX.path(),
                "-p",
                directory.path().toString(),
                "-c",
                config.toString(),
                "-g",
                "daemon off;");
        return new Nginx(daemon.awaitListening(directory.path().resolve("nginx-error.log"), ports));
    }

    @Override
    public void close() {
        daemon.close();
    }
}
