package dev.latchkey.credential.migration.log;

import dev.latchkey.credential.login.LoginName;
import dev.latchkey.policy.network.IpAddress;
import dev.latchkey.policy.problem.InvalidValueException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Dovecot (2.3 and 2.4, also as a proxy) and Postfix say of sign-ins. What was let in is looked for at the place where
 * it stands, so that no client can write such a message by what it calls itself; what only looks like it is not
 * understood.
 *
 * @param domain of logins that say none
 */
record MailMessage(@Nullable String domain) {
    private static final String PROCESS =
            "(?<process>imap|pop3|submission|managesieve)-login(?:\\(\\S*\\)|\\[\\d+])?: (?:Info: )?";
    private static final Pattern DOVECOT = Pattern.compile(PROCESS
            + "(?:(?:Login|Logged in): |proxy\\([^()]*\\): [Ss]tarted proxying to [^=]*: (?=user=<))(?<rest>.*)");
    private static final Pattern OTHER_DOVECOT = Pattern.compile(PROCESS + "(?!Login\\b(?! aborted)|Logged in\\b).*");
    private static final Pattern POSTFIX =
            Pattern.compile("\\S*smtpd(?:\\[\\d+]:| \\S+ \\S+ -|:) (?:\\[ID \\d+ [\\w.]+] )?"
                    + "(?:(?:\\w+: )?client=(?<rest>\\S*\\[.*)|(?<other>.*))");
    private static final Pattern DOVECOT_USER = Pattern.compile("user=<(?<user>.*?)>(?:, |$)");
    private static final Pattern DOVECOT_METHOD = Pattern.compile(", method=(?<method>[A-Za-z0-9-]+)");
    private static final Pattern DOVECOT_ADDRESS = Pattern.compile(", rip=(?<address>[^,\\s]+)");
    private static final Pattern POSTFIX_ADDRESS =
            Pattern.compile("^[^\\s\\[]*+\\[(?<address>[^]\\s]*+)](?::\\d+)?(?:,|$)");
    private static final Pattern POSTFIX_METHOD = Pattern.compile(", sasl_method=(?<method>[A-Za-z0-9-]+)");
    private static final Pattern POSTFIX_USER = Pattern.compile(", sasl_username=(?<user>[^,\\s]+)");
    private static final String WHO = "sasl_username=";
    private static final Pattern FAILED = Pattern.compile("authentication (?:failed|failure|aborted)");
    /** What tells of a sign-in wherever it stands: Dovecot, Postfix, Courier, Cyrus, Exim, Sendmail, UW IMAP, nginx. */
    private static final Pattern SIGN = Pattern.compile("-login(?:\\(\\S{0,200}\\)|\\[\\d+])?: (?:Info: )?"
            + "(?:Login\\b(?! aborted)|Logged in\\b|proxy\\([^()]{0,500}\\): [Ss]tarted proxying)|" + WHO
            + "|\\bLOGIN, user=|\\bUser logged in\\b|<= .{0,200} A=\\w|\\bclient logged in, client: "
            + "|\\bAUTH=server, |\\b(?:Login|Authenticated) user=");

    private static final Map<String, String> PROTOCOLS =
            Map.of("imap", "imap", "pop3", "pop3", "submission", "smtp", "managesieve", "sieve");
    /** Mechanisms that show something other than a password. */
    private static final Set<String> WITHOUT_PASSWORD =
            Set.of("OAUTHBEARER", "XOAUTH2", "EXTERNAL", "GSSAPI", "GSS-SPNEGO", "ANONYMOUS");

    /** @param at asked for only where somebody signed in */
    LogEntryReading read(String message, Supplier<Optional<Instant>> at) {
        Matcher dovecot = DOVECOT.matcher(message);
        if (dovecot.matches()) {
            return dovecot(dovecot.group("process"), dovecot.group("rest"), at);
        }
        Matcher postfix = POSTFIX.matcher(message);
        if (postfix.matches()) {
            return postfix.group("rest") == null
                    ? otherPostfix(postfix.group("other"))
                    : postfix(postfix.group("rest"), at);
        }
        boolean told = OTHER_DOVECOT.matcher(message).matches()
                || !SIGN.matcher(message).find();
        return told
                ? new LogEntryReading.Other()
                : unclear("it looks like a sign-in, behind a beginning that is not known");
    }

    private static LogEntryReading unclear(String reason) {
        return new LogEntryReading.Unclear(reason);
    }

    private LogEntryReading dovecot(String process, String rest, Supplier<Optional<Instant>> at) {
        Matcher user = DOVECOT_USER.matcher(rest);
        if (!user.lookingAt()) {
            return unclear("it names no user");
        }
        // Behind the user, whose name might look like what comes next.
        String more = ", " + rest.substring(user.end());
        return signIn(
                PROTOCOLS.getOrDefault(process, process),
                user.group("user"),
                first(DOVECOT_METHOD, more),
                first(DOVECOT_ADDRESS, more),
                at);
    }

    private LogEntryReading postfix(String rest, Supplier<Optional<Instant>> at) {
        Optional<String> user = first(POSTFIX_USER, rest);
        return user.isEmpty()
                ? otherPostfix(rest)
                : signIn("smtp", user.get(), first(POSTFIX_METHOD, rest), first(POSTFIX_ADDRESS, rest), at);
    }

    /** A message that was not taken in may say who sent it. */
    private static LogEntryReading otherPostfix(String message) {
        return message.contains(WHO) && !FAILED.matcher(message).find()
                ? unclear("it names who signed in, and not how")
                : new LogEntryReading.Other();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private LogEntryReading signIn(
            String protocol,
            String user,
            Optional<String> method,
            Optional<String> address,
            Supplier<Optional<Instant>> at) {
        if (method.isEmpty()) {
            return unclear("it names no method");
        }
        if (WITHOUT_PASSWORD.contains(method.get())) {
            return new LogEntryReading.Other();
        }
        Optional<LoginName> login = LoggedLogin.read(user, domain);
        if (login.isEmpty()) {
            return unclear("its user is no login name");
        }
        return at.get()
                .<LogEntryReading>map(time -> new LogEntryReading.Found(
                        new LogObservation(login.get(), protocol, null, address(address.orElse("")), time)))
                .orElseGet(() -> unclear("its time is none"));
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
