package dev.latchkey.quickstart.journey.program;

import dev.latchkey.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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

    /** Before two services: one of them is a web site, the other an application that speaks FastCGI. */
    public static Nginx http(TrialDirectory directory, Latchkey latchkey, int port, String site, String fastCgi) {
        Map<String, Object> values = httpValues(directory, latchkey, port, site, fastCgi);
        Recipe recipe = Recipe.of("nginx-http");
        renderIncludes(recipe, values, directory);
        return start(directory, recipe.render("nginx.conf", values, directory.path()), port);
    }

    private static Map<String, Object> httpValues(
            TrialDirectory directory, Latchkey latchkey, int port, String site, String fastCgi) {
        Map<String, Object> values = new HashMap<>();
        values.put("RUN_DIR", directory.path());
        values.put("CONFIG_DIR", directory.path());
        values.put("SERVER_NAME", "files.example.test");
        values.put("LATCHKEY", latchkey.uri());
        values.put("DOOR_KEY", latchkey.doorKey());
        values.put("SERVICE", "files");
        values.put("SERVICE_FASTCGI", "calendar");
        values.put("PORT_HTTP", "127.0.0.1:" + port);
        values.put("SITE", site);
        values.put("SITE_FASTCGI", fastCgi);
        return values;
    }

    private static void renderIncludes(Recipe recipe, Map<String, Object> values, TrialDirectory directory) {
        recipe.render("latchkey.conf", values, directory.path());
        recipe.render("latchkey-identity.conf", values, directory.path());
        recipe.render("latchkey-identity-fastcgi.conf", values, directory.path());
    }

    /** Before one web site. */
    public static Nginx http(TrialDirectory directory, Latchkey latchkey, int port, String site) {
        return http(directory, latchkey, port, site, "127.0.0.1:" + FreePort.find());
    }

    /** One whose administrator forgot to say which service the web site is. */
    public static Nginx httpWithoutService(TrialDirectory directory, Latchkey latchkey, int port, String site) {
        Map<String, Object> values = httpValues(directory, latchkey, port, site, "127.0.0.1:" + FreePort.find());
        Recipe recipe = Recipe.of("nginx-http");
        renderIncludes(recipe, values, directory);
        Path config = recipe.render("nginx.conf", values, directory.path());
        try {
            Files.writeString(config, Files.readString(config).replace("set $latchkey_service files;", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return start(directory, config, port);
    }

    static Nginx start(TrialDirectory directory, Path config, int... ports) {
        Daemon daemon = Daemon.start(
                "nginx",
                directory,
                DebianProgram.NGINX.path(),
                "-p",
                directory.path().toString(),
                "-c",
                config.toString(),
                "-g",
                "daemon off;");
        return new Nginx(daemon.awaitListening(directory.path().resolve("nginx-error.log"), ports));
    }

    /** The system users that its processes run as. */
    public List<String> users() {
        return daemon.users();
    }

    @Override
    public void close() {
        daemon.close();
    }
}
