package dev.latchkey.quickstart.journey.program;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code curl} as a mail program. Secrets go through its standard input, as bytes of the chosen character set. */
public record Curl(Certificate trusted, Charset charset) {

    public static Curl trusting(Certificate certificate) {
        return new Curl(certificate, StandardCharsets.UTF_8);
    }

    public Curl in(Charset other) {
        return new Curl(trusted, other);
    }

    /** Signs in and looks into the mailbox; the outcome's output holds the conversation. */
    public Command.Outcome signIn(String scheme, int port, String login, String secret, String... options) {
        return conversation(run(scheme, port, "/", login, secret, options));
    }

    /** Signs in and reads the first message of the mailbox. */
    public Command.Outcome firstMessage(int port, String login, String secret) {
        return run("imaps", port, "/INBOX;MAILINDEX=1", login, secret);
    }

    private Command.Outcome run(String scheme, int port, String path, String login, String secret, String... options) {
        List<String> command = new ArrayList<>(List.of(
                DebianProgram.CURL.path(),
                "--verbose",
                "--silent",
                "--show-error",
                "--max-time",
                "20",
                "--cacert",
                trusted.certificate().toString(),
                "--resolve",
                Certificate.HOST + ":" + port + ":127.0.0.1",
                "--config",
                "-"));
        command.addAll(List.of(options));
        command.add(scheme + "://" + Certificate.HOST + ":" + port + path);
        return Command.run(config(login, secret), command);
    }

    /** Only what client (&gt;) and server (&lt;) said, and curl's own verdict. */
    private static Command.Outcome conversation(Command.Outcome all) {
        String said = all.output()
                .lines()
                .filter(line -> line.startsWith("> ") || line.startsWith("< ") || line.startsWith("curl:"))
                .collect(Collectors.joining("\n"));
        return new Command.Outcome(all.exit(), said);
    }

    private byte[] config(String login, String secret) {
        return ("user = \"" + escaped(login) + ":" + escaped(secret) + "\"\n").getBytes(charset);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t");
    }
}
