package dev.latchkey.quickstart.journey.program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code swaks} as the SMTP program of a device: signs in and sends one message. */
public final class Swaks {

    private Swaks() {}

    /** How the connection is made safe. */
    public enum Tls {
        FROM_THE_START("--tls-on-connect"),
        STARTTLS("--tls"),
        NONE("--hide-informational");

        private final String option;

        Tls(String option) {
            this.option = option;
        }
    }

    /** The outcome's output holds the whole conversation, without the secret. */
    public static Command.Outcome send(int port, Tls tls, String login, String secret, String mechanism) {
        return run(port, tls, "--auth", mechanism, "--auth-user", login, "--auth-password", secret);
    }

    /** The same from one of this machine's loopback addresses (127.0.0.0/8). */
    public static Command.Outcome sendFrom(String source, int port, Tls tls, String login, String secret) {
        return run(
                port,
                tls,
                "--local-interface",
                source,
                "--auth",
                "PLAIN",
                "--auth-user",
                login,
                "--auth-password",
                secret);
    }

    public static Command.Outcome sendWithoutSigningIn(int port, Tls tls) {
        return run(port, tls);
    }

    /** A message to somebody, from somewhere else. */
    public static Command.Outcome sendTo(String recipient, int port) {
        return run(port, Tls.NONE, "--to", recipient);
    }

    /** One with an attachment of so many bytes. */
    public static Command.Outcome sendLarge(int port, Tls tls, String login, String secret, Path attachment) {
        return run(port, tls, "--auth-user", login, "--auth-password", secret, "--attach", "@" + attachment);
    }

    private static Command.Outcome run(int port, Tls tls, String... options) {
        List<String> command = new ArrayList<>(List.of(DebianProgram.SWAKS.path(), "--server", "127.0.0.1"));
        command.addAll(List.of("--port", "" + port, "--timeout", "20", "--helo", "scanner.example.test"));
        command.addAll(List.of("--from", "scanner@example.test", "--to", "boss@example.test", "--body", "A scan."));
        command.addAll(List.of("--auth-hide-password", tls.option));
        command.addAll(List.of(options));
        return Command.run(new byte[0], command);
    }
}
