package dev.latchkey.quickstart.journey.program;

import dev.latchkey.embedded.FreePort;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Dovecot, set up with the recipe {@code dovecot}, or as the backend of the recipe {@code nginx-mail}. */
public final class Dovecot implements AutoCloseable {

    private final TrialDirectory directory;
    private final Ports ports = Ports.free();
    private final Path confd;
    private final Map<String, Object> values;
    private Daemon daemon;

    private Dovecot(TrialDirectory directory, Certificate certificate, String requireTls) {
        this.directory = directory;
        this.confd = directory.directory("conf.d");
        values = new HashMap<>(certificate.placeholders());
        values.put("RUN_DIR", directory.path());
        values.put("CONFIG_DIR", directory.path());
        values.put("REQUIRE_TLS", requireTls);
        values.put("MAIL_USER", "nobody");
        values.put("MAIL_GROUP", "nogroup");
        values.put("PORT_IMAP", ports.imap());
        values.put("PORT_IMAPS", ports.imaps());
        values.put("PORT_POP3", ports.pop3());
        values.put("PORT_POP3S", ports.pop3s());
        directory.directoryOwnedBy("nobody", "mail");
    }

    /** Ports of the mail server. */
    public record Ports(int imap, int imaps, int pop3, int pop3s) {

        private static Ports free() {
            return new Ports(FreePort.find(), FreePort.find(), FreePort.find(), FreePort.find());
        }
    }

    /** A mail server that asks Latchkey itself. */
    public static Dovecot asking(Latchkey latchkey, TrialDirectory directory, Certificate certificate) {
        Dovecot dovecot = new Dovecot(directory, certificate, "yes");
        dovecot.values.put("LATCHKEY", latchkey.uri());
        dovecot.values.put("DOOR_KEY", latchkey.doorKey());
        dovecot.values.put("POLICY_NONCE", "a-salt-of-this-site");
        Recipe recipe = Recipe.of("dovecot");
        directory.closedTo("dovecot", recipe.render("latchkey-door-key", dovecot.values, directory.path()));
        recipe.render("latchkey.lua", dovecot.values, directory.path());
        recipe.render("latchkey.conf", dovecot.values, dovecot.confd);
        return dovecot;
    }

    /** A mail server that takes the proxy's word; the proxy's addresses are given as networks. */
    public static Dovecot behindProxy(String proxyNetworks, TrialDirectory directory, Certificate certificate) {
        Dovecot dovecot = new Dovecot(directory, certificate, "no");
        dovecot.values.put("PROXY_NETWORKS", proxyNetworks);
        Recipe.of("nginx-mail").render("dovecot-backend.conf", dovecot.values, dovecot.confd);
        return dovecot;
    }

    /** Also signs in the clients of a Postfix, at {@link #saslSocket()}. */
    public Dovecot forPostfix() {
        values.put("SASL_SOCKET", saslSocket());
        Recipe.of("dovecot").render("sasl-for-postfix.conf", values, confd);
        return this;
    }

    public Dovecot start() {
        Path config = Recipe.of("dovecot").render("dovecot.conf", values, directory.path());
        daemon = Daemon.start("dovecot", directory.path(), DebianProgram.DOVECOT.path(), "-c", config.toString(), "-F");
        daemon.awaitListening(log(), ports.imap(), ports.imaps(), ports.pop3(), ports.pop3s());
        return this;
    }

    /**
     * Also ends sessions when Latchkey says so on these brokers; returns when it listens to them.
     *
     * @param trustedKeys the public keys of Latchkey's services
     */
    public Daemon startKicks(String brokers, Path trustedKeys) {
        DebianProgram.KCAT.path();
        values.put("BROKERS", brokers);
        values.put("TRUSTED_KEYS", trustedKeys.toString());
        values.put("KICK_GROUP", "dovecot-kicks-" + directory.path().getFileName());
        Path script = Recipe.of("dovecot").render("kick.sh", values, directory.path());
        return Daemon.start("kick", directory.path(), "/bin/sh", script.toString())
                .awaitOutput("% Reached end of topic latchkey.credentials");
    }

    public Ports ports() {
        return ports;
    }

    public Path saslSocket() {
        return directory.path().resolve("sasl");
    }

    /** What it shows of its configuration to whoever asks. */
    public String shownConfiguration() {
        String config = directory.path().resolve("dovecot.conf").toString();
        return Command.run(new byte[0], List.of("doveconf", "-n", "-c", config)).output();
    }

    public Path log() {
        return directory.path().resolve("dovecot.log");
    }

    @Override
    public void close() {
        daemon.close();
    }
}
