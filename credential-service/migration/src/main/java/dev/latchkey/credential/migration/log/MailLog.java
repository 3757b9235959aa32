package dev.latchkey.credential.migration.log;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.credential.upload.Line;
import dev.latchkey.credential.upload.Lines;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The logs of Dovecot (2.3 and 2.4, also as a proxy) and of Postfix: their own files, and as syslog (RFC 3164, RFC 5424) and journald
 * write them. What was let in is looked for at the place where it stands, so that no client can write such a line by
 * what it calls itself.
 */
public final class MailLog implements LogFormat {
    private static final Pattern START = Pattern.compile("(?:<\\d{1,3}>(?:1 )?)?"
            + "(?:(?<iso>\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)?)"
            + "|(?<syslog>[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)) ");
    private static final Pattern DOVECOT = Pattern.compile("(?:[^\\s:]+ )?(?:dovecot(?:\\[\\d+]:| \\S+ \\S+ -|:) )?"
            + "(?<process>imap|pop3|submission|managesieve)-login(?:\\(\\S*\\))?: (?:Info: )?"
            + "(?:(?:Login|Logged in): |proxy\\([^()]*\\): [Ss]tarted proxying to [^=]*: (?=user=<))(?<rest>.*)");
    private static final Pattern POSTFIX = Pattern.compile(
            "(?:[^\\s:]+ )?postfix\\S*/smtpd(?:\\[\\d+]:| \\S+ \\S+ -|:) (?:\\w+: )?client=(?<rest>\\S*\\[.*)");
    private static final Pattern DOVECOT_USER = Pattern.compile("user=<(?<user>.*?)>(?:, |$)");
    private static final Pattern DOVECOT_METHOD = Pattern.compile(", method=(?<method>[A-Za-z0-9-]+)");
    private static final Pattern DOVECOT_ADDRESS = Pattern.compile(", rip=(?<address>[^,\\s]+)");
    private static final Pattern POSTFIX_ADDRESS = Pattern.compile("\\S*\\[(?<address>[^]\\s]*)](?::\\d+)?(?:,|$)");
    private static final Pattern POSTFIX_METHOD = Pattern.compile(", sasl_method=(?<method>[A-Za-z0-9-]+)");
    private static final Pattern POSTFIX_USER = Pattern.compile(", sasl_username=(?<user>[^,\\s]+)");
    private static final Map<String, String> PROTOCOLS =
            Map.of("imap", "imap", "pop3", "pop3", "submission", "smtp", "managesieve", "sieve");
    /** Mechanisms that show something other than a password. */
    private static final Set<String> WITHOUT_PASSWORD =
            Set.of("OAUTHBEARER", "XOAUTH2", "EXTERNAL", "GSSAPI", "GSS-SPNEGO", "ANONYMOUS");

    private final LogTimes times;
    private final @Nullable String domain;

    /** @param domain of logins that say none */
    public MailLog(LogTimes times, @Nullable String domain) {
        this.times = times;
        this.domain = domain;
    }

    @Override
    public Stream<ParsedLine> read(Lines lines) {
        return lines.stream()
                .filter(line -> !line.whole() || !line.text().isBlank())
                .map(line -> new ParsedLine(line.number(), read(line)));
    }

    LogEntryReading read(Line line) {
        if (!line.whole() || line.text().indexOf('\0') >= 0) {
            return new LogEntryReading.Unclear(line.whole() ? "it has a NUL character" : "it is too long");
        }
        Matcher start = START.matcher(line.text());
        if (!start.lookingAt()) {
            return new LogEntryReading.Unclear("it does not begin with a time");
        }
        String message = line.text().substring(start.end());
        Matcher dovecot = DOVECOT.matcher(message);
        if (dovecot.matches()) {
            return dovecot(start, dovecot.group("process"), dovecot.group("rest"));
        }
        Matcher postfix = POSTFIX.matcher(message);
        return postfix.matches() ? postfix(start, postfix.group("rest")) : new LogEntryReading.Other();
    }

    private LogEntryReading dovecot(Matcher start, String process, String rest) {
        Matcher user = DOVECOT_USER.matcher(rest);
        if (!user.lookingAt()) {
            return new LogEntryReading.Unclear("it names no user");
        }
        // Behind the user, whose name might look like what comes next.
        String more = ", " + rest.substring(user.end());
        return signIn(
                start,
                PROTOCOLS.getOrDefault(process, process),
                user.group("user"),
                first(DOVECOT_METHOD, more),
                first(DOVECOT_ADDRESS, more));
    }

    private LogEntryReading postfix(Matcher start, String rest) {
        Optional<String> user = first(POSTFIX_USER, rest);
        return user.isEmpty()
                ? new LogEntryReading.Other()
                : signIn(start, "smtp", user.get(), first(POSTFIX_METHOD, rest), first(POSTFIX_ADDRESS, rest));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private LogEntryReading signIn(
            Matcher start, String protocol, String user, Optional<String> method, Optional<String> address) {
        if (method.isEmpty()) {
            return new LogEntryReading.Unclear("it names no method");
        }
        if (WITHOUT_PASSWORD.contains(method.get())) {
            return new LogEntryReading.Other();
        }
        Optional<LoginName> login = LoggedLogin.read(user, domain);
        if (login.isEmpty()) {
            return new LogEntryReading.Unclear("its user is no login name");
        }
        return time(start)
                .<LogEntryReading>map(at -> new LogEntryReading.Found(
                        new LogObservation(login.get(), protocol, null, address(address.orElse("")), at)))
                .orElseGet(() -> new LogEntryReading.Unclear("its time is none"));
    }

    private Optional<Instant> time(Matcher start) {
        @Nullable String iso = start.group("iso");
        return iso == null ? times.syslog(start.group("syslog")) : times.iso(iso);
    }

    /** Connections over a local socket have none, and Postfix may not know it. */
    private static @Nullable IpAddress address(String text) {
        try {
            return text.isEmpty() ? null : IpAddress.parse(text);
        } catch (InvalidValueException none) {
            return null;
        }
    }
}
