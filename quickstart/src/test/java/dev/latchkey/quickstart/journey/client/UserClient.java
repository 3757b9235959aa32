package dev.latchkey.quickstart.journey.client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The clients, each set up by the files of its folder in {@code infra/clients}. */
public enum UserClient {
    CURL_IMAP(
            "curl-imap",
            "imap",
            "curl --config @HOME@/curlrc",
            "< A\\d+ NO .*|curl: .*",
            works(0, ""),
            wrong(67, "NO \\[AUTHENTICATIONFAILED\\]"),
            notNow(67, "NO \\[UNAVAILABLE\\]")),
    MBSYNC(
            "mbsync",
            "imap",
            "mbsync --config @HOME@/mbsyncrc mail",
            "IMAP command .*|.*\\[(AUTHENTICATIONFAILED|UNAVAILABLE)\\].*",
            works(0, ""),
            wrong(1, "\\[AUTHENTICATIONFAILED\\]"),
            notNow(1, "\\[UNAVAILABLE\\]")),
    FETCHMAIL(
            "fetchmail",
            "imap",
            "fetchmail --fetchmailrc @HOME@/fetchmailrc --verbose",
            "fetchmail: (IMAP< A\\d+ NO|Authorization failure) .*",
            works(1, "No mail for "),
            wrong(3, "NO \\[AUTHENTICATIONFAILED\\]"),
            notNow(3, "NO \\[UNAVAILABLE\\]")),
    MSMTP(
            "msmtp",
            "smtp",
            "msmtp --file=@HOME@/msmtprc boss@example.test",
            "msmtp: (authentication failed|server message:) .*",
            works(0, ""),
            wrong(77, "535 5\\.7\\.8 "),
            notNow(77, "45[14] 4\\.[37]\\.0 ")),
    CURL_HTTP(
            "curl-http",
            "http",
            "curl --config @HOME@/curlrc",
            "curl: .*",
            works(0, "Hello"),
            wrong(22, "error: 401"),
            notNow(22, "error: 503"),
            notAllowed(22, "error: 403")),
    GIT(
            "git",
            "http",
            "git ls-remote http://localhost:@PORT_HTTP@/repository.git",
            "fatal: .*",
            works(0, "refs/heads/main"),
            wrong(128, "Authentication failed|could not read Username"),
            notNow(128, "error: 503"),
            notAllowed(128, "error: 403")),
    CADAVER(
            "cadaver",
            "http",
            "cadaver --rcfile=@HOME@/cadaverrc http://localhost:@PORT_HTTP@/files/",
            "Could not .*|\\d{3} .*",
            works(0, "hello\\.txt"),
            wrong(0, "Could not authenticate to server"),
            notNow(0, "503 Service"),
            notAllowed(0, "403 Forbidden"));

    private final String folder;
    private final String protocol;
    private final String command;
    private final Pattern telling;
    private final List<Sign> signs;

    /** By what a verdict is known. */
    private record Sign(ClientVerdict verdict, int exit, Pattern words) {}

    UserClient(String folder, String protocol, String command, String telling, Sign... signs) {
        this.folder = folder;
        this.protocol = protocol;
        this.command = command;
        this.telling = Pattern.compile(telling);
        this.signs = List.of(signs);
    }

    private static Sign works(int exit, String words) {
        return new Sign(ClientVerdict.WORKS, exit, Pattern.compile(words));
    }

    private static Sign wrong(int exit, String words) {
        return new Sign(ClientVerdict.WRONG_PASSWORD, exit, Pattern.compile(words));
    }

    private static Sign notNow(int exit, String words) {
        return new Sign(ClientVerdict.NOT_NOW, exit, Pattern.compile(words));
    }

    private static Sign notAllowed(int exit, String words) {
        return new Sign(ClientVerdict.NOT_ALLOWED, exit, Pattern.compile(words));
    }

    /** The one verdict that status and words stand for. */
    ClientVerdict verdict(int exit, String output) {
        var verdicts = signs.stream()
                .filter(sign ->
                        sign.exit() == exit && sign.words().matcher(output).find())
                .map(Sign::verdict)
                .toList();
        if (verdicts.size() != 1) {
            throw new AssertionError(
                    this + ": " + verdicts + " (expected: one verdict) in\n" + output + "\nstatus " + exit);
        }
        return verdicts.getFirst();
    }

    /** The lines that tell why. */
    List<String> telling(String output) {
        return output.lines()
                .map(String::strip)
                .filter(telling.asMatchPredicate())
                .toList();
    }

    /** The protocol in the log. */
    public String protocol() {
        return protocol;
    }

    /** Whether it is set up for web sites, not for mail. */
    public boolean isOfTheWeb() {
        return protocol.equals("http");
    }

    /** Whether this machine has it. */
    public boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/bin", command.split(" ")[0]));
    }

    String folder() {
        return folder;
    }

    /** What starts it, as words. */
    List<String> command(Map<String, ?> values) {
        String filled = command;
        for (var value : values.entrySet()) {
            filled = filled.replace("@" + value.getKey() + "@", value.getValue().toString());
        }
        return Arrays.asList(filled.split(" "));
    }

    @Override
    public String toString() {
        return folder;
    }
}
