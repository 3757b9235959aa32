package dev.latchkey.quickstart.journey.program;

import dev.latchkey.embedded.FreePort;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Dovecot, set up with the recipe {@code dovecot} or, where 2.4 is installed, {@code dovecot-2.4}; or as the backend of the
 * recipe {@code nginx-mail}.
 */
public final class Dovecot implements AutoCloseable {

    private final TrialDirectory directory;
    private final DovecotRelease release;
    private final Ports ports = Ports.free();
    private final Path confd;
    private final Map<String, Object> values;
    private boolean own;
    private Daemon daemon;

    private Dovecot(TrialDirectory directory, Certificate certificate, String requireTls) {
        this.directory = directory;
        this.release = DovecotRelease.of(directory.system());
        this.confd = directory.directory("conf.d");
        values = new HashMap<>(certificate.placeholders());
        values.put("RUN_DIR", directory.path());
        values.put("CONFIG_DIR", directory.path());
        values.put("REQUIRE_TLS", requireTls);
        values.put("ALLOW_CLEARTEXT", release.cleartextSetting(requireTls));
        values.put("MAIL_USER", "nobody");
        values.put("MAIL_GROUP", "nogroup");
        values.put("MAIL_DIR", directory.directoryOwnedBy("nobody", "mail"));
        values.put("PORT_IMAP", ports.imap());
        values.put("PORT_IMAPS", ports.imaps());
        values.put("PORT_POP3", ports.pop3());
        values.put("PORT_POP3S", ports.pop3s());
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
        Recipe shared = Recipe.of("dovecot");
        directory.closedTo("dovecot", shared.render("latchkey-door-key", dovecot.values, directory.path()));
        shared.render("latchkey.lua", dovecot.values, directory.path());
        dovecot.render("latchkey.conf");
        dovecot.render("mailboxes.conf");
        return dovecot;
    }

    /** A mail server that takes the proxy's word; the proxy's addresses are given as networks. */
    public static Dovecot behindProxy(String proxyNetworks, TrialDirectory directory, Certificate certificate) {
        Dovecot dovecot = new Dovecot(directory, certificate, "no");
        dovecot.values.put("PROXY_NETWORKS", proxyNetworks);
        Recipe.of("nginx-mail").render(dovecot.release.backend(), dovecot.values, dovecot.confd);
        dovecot.render("mailboxes.conf");
        return dovecot;
    }

    private void render(String file) {
        release.recipe().render(file, values, confd);
    }

    /** Also signs in the clients of a Postfix, at {@link #saslSocket()}. */
    public Dovecot forPostfix() {
        values.put("SASL_SOCKET", saslSocket());
        render("sasl-for-postfix.conf");
        return this;
    }

    /** Also takes mail from a Postfix, at {@link #lmtpSocket()}. */
    public Dovecot receiving() {
        DebianProgram.DOVECOT_LMTP.path(directory.system());
        values.put("LMTP_SOCKET", lmtpSocket());
        render("delivery.conf");
        return this;
    }

    /** Its users have accounts on the host, which are these lines of {@code /etc/passwd}; they sign in with the domain. */
    public Dovecot ofUnixUsers(String domain, String passwd) {
        values.put("UNIX_USERS", TrialServerFiles.write(directory.path().resolve("passwd"), passwd));
        TrialServerFiles.delete(confd.resolve("mailboxes.conf"));
        TrialServerFiles.link(
                directory.directory("unix-domains").resolve(domain),
                directory.path().resolve("passwd"));
        render("unix-users.conf");
        return this;
    }

    /** Within the configuration that Debian installs, changed as the recipe's README says. */
    public Dovecot withinDebians() {
        TrialServerFiles.copyAll(directory.system().root().resolve("etc/dovecot"), directory.path());
        Path system = confd.resolve("auth-system.conf.ext");
        TrialServerFiles.write(
                system, TrialServerFiles.read(system).replaceAll("(?ms)^passdb\\b.*?^}$", "# no passdb"));
        String example = release.recipe().text("dovecot.conf", values);
        TrialServerFiles.write(confd.resolve("99-trial.conf"), example.replaceAll("(?m)^(dovecot_|!include).*$", ""));
        own = true;
        return this;
    }

    /** With more of the server's own settings. */
    public Dovecot with(String settings) {
        TrialServerFiles.write(confd.resolve("own.conf"), settings);
        return this;
    }

    /** Writes each event of that name to its log, in JSON. */
    public Dovecot logging(String event) {
        return with(release.exporting(event));
    }

    public Dovecot start() {
        if (!own) {
            release.recipe().render("dovecot.conf", values, directory.path());
        }
        daemon = Daemon.start(
                "dovecot", directory, DebianProgram.DOVECOT.path(directory.system()), "-c", config(), "-F");
        daemon.awaitListening(log(), ports.imap(), ports.imaps(), ports.pop3(), ports.pop3s());
        return this;
    }

    /**
     * Also ends sessions when Latchkey says so on these brokers; returns when it listens to them.
     *
     * @param trustedKeys the public keys of Latchkey's services
     */
    public Daemon startKicks(String brokers, Path trustedKeys) {
        values.put("DOVECOT_LOG", log());
        return SessionKicker.start(directory, values, brokers, trustedKeys);
    }

    /** Delivers a message as the local delivery agent does, with the rights of the mail's owner. */
    public Command.Outcome deliver(String recipient, String message) {
        return run(message, "/usr/lib/dovecot/dovecot-lda", "-c", config(), "-d", recipient);
    }

    public Ports ports() {
        return ports;
    }

    public Path saslSocket() {
        return directory.path().resolve("sasl");
    }

    public Path lmtpSocket() {
        return directory.path().resolve("lmtp");
    }

    /** What it shows of its configuration to whoever asks. */
    public String shownConfiguration() {
        return run("", "doveconf", "-n", "-c", config()).output();
    }

    /** The value of one of its settings. */
    public String setting(String name) {
        return run("", "doveconf", "-h", "-c", config(), name).output().strip();
    }

    private Command.Outcome run(String input, String... command) {
        return Command.run(
                input.getBytes(StandardCharsets.UTF_8), directory.system().command(command));
    }

    private String config() {
        return directory.path().resolve("dovecot.conf").toString();
    }

    public Path log() {
        return directory.path().resolve("dovecot.log");
    }

    /** What it has logged so far. */
    public List<String> logLines() {
        return TrialServerFiles.read(log()).lines().toList();
    }

    @Override
    public void close() {
        daemon.close();
    }
}
