package dev.latchkey.credential.migration.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the message of a line: each who hands a log on puts something there, syslogs (RFC 3164 and 5424),
 * journald, containers and what collects from them, one before the other. It is taken off piece by piece, and never more
 * than such pieces, so that what a program logs of its client is not taken for the beginning of a message.
 */
final class LogPrefix {
    private static final int MOST_PIECES = 16;
    private static final String NAME = "[^\\s:\\[\\]/]{0,100}";
    private static final String PID = "(?:\\[\\d+])?: ?";
    private static final String STRUCTURED = "(?:-|\\[[^]]{0,2000}](?:\\[[^]]{0,2000}]){0,9}) \ufeff?";
    /** A login process of Dovecot, or Postfix by whatever name: there the message begins. */
    private static final String MESSAGE =
            "(?:imap|pop3|submission|managesieve)-login[(\\[: ]|(?:[^\\s:\\[\\]]{0,100}/)?smtpd[\\[: ]|\\{";
    /** Who may stand there without a time of its own behind it: the mail server, or the container that it runs in. */
    private static final String TAG = "[^\\s:\\[\\]]{0,100}dovecot[^\\s:\\[\\]]{0,100}" + PID + "|" + NAME + "postfix"
            + NAME + PID + "|[\\w./-]{0,100}[0-9a-f]{12,64}" + PID + "|\\S{0,100}dovecot\\S{0,100} \\S{1,64} \\S{1,64} "
            + STRUCTURED;

    private static final Pattern MESSAGE_START = Pattern.compile(MESSAGE);
    private static final Pattern KNOWN_TAG = Pattern.compile(TAG);
    /** Hosts, and facilities like {@code mail.info}; no tags, which end in a colon. */
    private static final Pattern HOST =
            Pattern.compile("(?:[^\\s\\[\\]|]{0,254}[^\\s\\[\\]|:{][ \t]{1,2}){1,3}(?=" + MESSAGE + "|" + TAG + ")");
    /** Priority; {@code docker compose}; {@code kubectl}; CRI; Solaris; server-sent events; Loki; syslogs that sum up. */
    private static final Pattern WRAPPING = Pattern.compile("<\\d{1,3}>(?:1 )?|\\S{1,255} *\\| ?|\\[pod/\\S+] "
            + "|std(?:out|err) [FP] |\\[ID \\d+ [\\w.]+] |data: (?=\\{)|\\{[^{}:]{0,500}=\"[^{}]{0,2000}} +"
            + "|message repeated \\d+ times: \\[ ?|[\\s\u001e\ufeff]+");

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]{0,20}[A-Za-z]");
    private static final Pattern BEFORE_A_TIME = untilATime(3);
    /** A host and a tag, and no word of a message. */
    private static final Pattern BETWEEN_TIMES = untilATime(2);

    private String rest;
    private @Nullable LogStamp stamp;
    private boolean hostMayFollow;

    private static Pattern untilATime(int words) {
        String time = Stream.of(LogStamp.Form.values())
                .map(form -> form.pattern().pattern())
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?:[^\\s{]\\S{0,254}[ \t]{1,2}){1," + words + "}(?=" + time + ")");
    }

    /** Takes it off that line. */
    LogPrefix(String line) {
        rest = line.indexOf('\u001b') < 0 ? line : COLOUR.matcher(line).replaceAll("");
        int pieces = 0;
        while (pieces < MOST_PIECES && takePiece()) {
            pieces++;
        }
    }

    /** What is left. */
    String message() {
        return rest;
    }

    /** The first time that says its zone, or the first. */
    Optional<LogStamp> stamp() {
        return Optional.ofNullable(stamp);
    }

    private boolean takePiece() {
        return take(WRAPPING)
                || takeTime()
                || !startsMessage()
                        && (takeHost() || take(KNOWN_TAG) || take(stamp == null ? BEFORE_A_TIME : BETWEEN_TIMES));
    }

    private boolean startsMessage() {
        return MESSAGE_START.matcher(rest).lookingAt();
    }

    private boolean takeHost() {
        boolean taken = hostMayFollow && take(HOST);
        hostMayFollow = hostMayFollow && !taken;
        return taken;
    }

    private boolean takeTime() {
        for (LogStamp.Form form : LogStamp.Form.values()) {
            Matcher matcher = form.pattern().matcher(rest);
            if (matcher.lookingAt()) {
                note(new LogStamp(form, matcher.group(1)));
                rest = rest.substring(matcher.end());
                return true;
            }
        }
        return false;
    }

    private void note(LogStamp found) {
        hostMayFollow = true;
        if (stamp == null || !stamp.saysZone() && found.saysZone()) {
            stamp = found;
        }
    }

    private boolean take(Pattern pattern) {
        Matcher matcher = pattern.matcher(rest);
        boolean taken = matcher.lookingAt() && matcher.end() > 0;
        rest = taken ? rest.substring(matcher.end()) : rest;
        return taken;
    }

    /** Whether a log of that program is one of ours: of a mail server, or of what it may run in. */
    static boolean isOurs(String program) {
        return MESSAGE_START.matcher(program + ":").matches()
                || program.contains("postfix")
                || KNOWN_TAG.matcher(program + ": ").matches();
    }
}
