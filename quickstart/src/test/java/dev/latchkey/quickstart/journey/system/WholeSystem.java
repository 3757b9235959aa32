package dev.latchkey.quickstart.journey.system;

import dev.latchkey.embedded.BrokerMain;
import dev.latchkey.embedded.DatabaseMain;
import dev.latchkey.quickstart.installation.Installation;
import dev.latchkey.quickstart.installation.InstallationSettings;
import dev.latchkey.quickstart.installation.Part;
import dev.latchkey.quickstart.installation.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Broker, database, OIDC provider and services as processes, in a temporary home, on free ports. Whoever works on a
 * journey and does not want to wait for the start each time says {@code -Dlatchkey.journeys.home=<directory>}: what runs
 * there is used, and left running.
 */
public final class WholeSystem implements AutoCloseable {

    private static final Optional<String> KEPT = Optional.ofNullable(System.getProperty("latchkey.journeys.home"));
    private static final int PORTS_OF_THE_KEPT = 14_100;
    private static final String ALLOWED = "LATCHKEY_WEBHOOK_ALLOWED_NETWORKS";
    private static final String WEBHOOK_KEYS = "LATCHKEY_WEBHOOK_KEYS";

    private final Installation installation;
    private final Api api;
    private final Acme acme;
    private final SignInLog log;
    private final Thread whenTheTestsDie = new Thread(this::killAll);

    WholeSystem() {
        installation = new Installation(settings());
        api = new Api(installation);
        acme = new Acme(api, installation);
        log = new SignInLog(api);
        Runtime.getRuntime().addShutdownHook(whenTheTestsDie);
    }

    private static InstallationSettings settings() {
        try {
            var home = KEPT.isPresent() ? Path.of(KEPT.get()) : Files.createTempDirectory("latchkey-journeys-");
            var ports = KEPT.isPresent() ? Ports.from(PORTS_OF_THE_KEPT) : Ports.free();
            var webhooks = "1:" + keyOfThisRun();
            return InstallationSettings.of(home, sources(), ports)
                    .outside(outside("LATCHKEY_KAFKA"), outside("LATCHKEY_MONGODB"))
                    // As Kafka does unless it is told otherwise.
                    .with(Part.BROKER, BrokerMain.CREATES_TOPICS, "true")
                    // It is killed too.
                    .with(Part.DATABASE, DatabaseMain.COMMITS, "true")
                    .with(Part.CREDENTIAL_REPLICA, "LATCHKEY_ROLES", "sign-in")
                    .with(Part.CREDENTIAL_THIRD, "LATCHKEY_ROLES", "management")
                    .with(Part.NOTIFIER_SERVICE, ALLOWED, "127.0.0.0/8")
                    .with(Part.NOTIFIER_SERVICE, WEBHOOK_KEYS, webhooks)
                    .with(Part.NOTIFIER_REPLICA, ALLOWED, "127.0.0.0/8")
                    .with(Part.NOTIFIER_REPLICA, WEBHOOK_KEYS, webhooks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The checkout whose jars run; the system property is the launcher's. */
    private static Path sources() {
        return Path.of(System.getProperty("latchkey.sources", ".."));
    }

    private static Optional<String> outside(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    private static String keyOfThisRun() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** Starts whatever does not run. */
    void start() {
        installation.start();
        acme.registerOnce();
    }

    /** Processes, to be stopped, killed and started. */
    public Installation installation() {
        return installation;
    }

    /** People's APIs. */
    public Api api() {
        return api;
    }

    /** The tenant that the journeys are about. */
    public Acme acme() {
        return acme;
    }

    /** The sign-in log, as the auditor sees it. */
    public SignInLog log() {
        return log;
    }

    /** Whether a part is ours to stop, not one from outside. */
    public boolean owns(Part part) {
        return installation.settings().planned().contains(part);
    }

    @Override
    public void close() {
        killAll();
        if (KEPT.isEmpty()) {
            installation.delete();
        }
        Runtime.getRuntime().removeShutdownHook(whenTheTestsDie);
    }

    private void killAll() {
        if (KEPT.isPresent()) {
            return;
        }
        EnumSet.allOf(Part.class).forEach(installation::kill);
    }
}
