package dev.latchkey.quickstart.journey.program;

import dev.latchkey.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/** Postfix, set up with the recipe {@code postfix}, or as the backend of the recipe {@code nginx-mail}. */
public final class Postfix implements AutoCloseable {

    private final TrialDirectory directory;
    private final Map<String, Object> values;
    private final int smtp = FreePort.find();
    private final int smtps = FreePort.find();
    private String more = "";
    private String moreServices = "";
    private Daemon daemon;

    public Postfix(TrialDirectory directory, Certificate certificate) {
        this.directory = directory;
        values = new HashMap<>(certificate.placeholders());
        values.put("RUN_DIR", directory.path());
        values.put("QUEUE_DIR", directory.directory("queue"));
        values.put("DATA_DIR", directory.directoryOwnedBy("postfix", "data"));
        values.put("SERVER_NAME", Certificate.HOST);
        values.put("PORT_SMTP", smtp);
        values.put("PORT_SMTPS", smtps);
    }

    /** A submission server whose clients are signed in by the Dovecot at this socket. */
    public Postfix startWithDovecot(Path saslSocket) {
        values.put("SMTPS", "yes");
        values.put("SASL_SOCKET", saslSocket);
        values.put("CONFIG_DIR", directory.path());
        relay();
        return start(recipe("submission.cf", "postfix"), recipe("submission.master.cf", "postfix"));
    }

    /** The same, and mail for the domain goes to the Dovecot at that socket, for these recipients. */
    public Postfix startDelivering(Path saslSocket, Path lmtpSocket, String domain, String recipients) {
        values.put("LMTP_SOCKET", lmtpSocket);
        values.put("MAIL_DOMAINS", domain);
        values.put("RECIPIENTS", directory.path().resolve("recipients"));
        write(directory.path().resolve("recipients"), recipients);
        more = recipe("delivery.cf", "postfix");
        moreServices = recipe("delivery.master.cf", "postfix");
        return startWithDovecot(saslSocket);
    }

    /** The same for the users of the host, whose domain it is. */
    public Postfix startDeliveringToUnixUsers(Path saslSocket, Path lmtpSocket, String domain) {
        values.put("LMTP_SOCKET", lmtpSocket);
        more = recipe("delivery-unix-users.cf", "postfix") + "mydestination = " + domain
                + "\nlocal_transport = local:$myhostname\n";
        moreServices = recipe("delivery.master.cf", "postfix");
        return startWithDovecot(saslSocket);
    }

    private void relay() {
        Path relay = Recipe.of("postfix").render("dovecot-sasl-relay.pl", values, directory.path());
        try {
            Files.setPosixFilePermissions(relay, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server behind nginx. */
    public Postfix startBehindProxy(String proxyNetworks) {
        values.put("SMTPS", "no");
        values.put("PROXY_NETWORKS", proxyNetworks);
        return start(recipe("postfix-backend.cf", "nginx-mail"), recipe("postfix-backend.master.cf", "nginx-mail"));
    }

    /** Plain, with STARTTLS where the recipe offers it. */
    public int smtp() {
        return smtp;
    }

    /** TLS from the start, where the recipe offers it. */
    public int smtps() {
        return smtps;
    }

    /** The socket of one of its own services. */
    public Path socket(String service) {
        return directory.path().resolve("queue/private").resolve(service);
    }

    /** The value of one of its settings. */
    public String setting(String name) {
        var config = directory.path().resolve("postfix").toString();
        return Command.run(new byte[0], directory.system().command("postconf", "-c", config, "-h", name))
                .output()
                .strip();
    }

    public Path log() {
        return directory.path().resolve("postfix.log");
    }

    private Postfix start(String mainAddition, String masterAddition) {
        Path config = directory.directory("postfix");
        write(config.resolve("main.cf"), recipe("main.cf", "postfix") + mainAddition + more);
        write(config.resolve("master.cf"), recipe("master.cf", "postfix") + masterAddition + moreServices);
        String program = DebianProgram.POSTFIX.path(directory.system());
        daemon = Daemon.start("postfix", directory, program, "-c", config.toString(), "start-fg");
        daemon.awaitListening(log(), smtp, smtps);
        return this;
    }

    private String recipe(String file, String door) {
        return Recipe.of(door).text(file, values);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        daemon.close();
    }
}
