package dev.latchkey.policy.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of protocols, alike at front doors, for app passwords and in policies: what is not known under one name is
 * never found under another. TLS makes no other protocol: {@code imaps} is {@code imap}.
 */
public final class ProtocolNames {
    /** Those that there are, the most usual first. */
    public static final List<String> KNOWN = List.of(
            "imap",
            "pop3",
            "smtp",
            "http",
            "sieve",
            "lmtp",
            "webdav",
            "caldav",
            "carddav",
            "jmap",
            "activesync",
            "ews",
            "mapi",
            "autodiscover",
            "oab",
            "rpc",
            "outlook",
            "powershell",
            "reporting",
            "ldap",
            "radius",
            "vpn",
            "ftp",
            "sftp",
            "ssh",
            "smb",
            "xmpp",
            "sip",
            "mqtt",
            "nntp");

    /** What is expected of a name, as problems say it. */
    public static final String EXPECTED = "one of " + String.join(", ", KNOWN)
            + "; a protocol of your own begins with x-, like x-scanner, and has at most 32 of a-z, 0-9, '.', '_' and '-'";

    private static final Pattern OWN = Pattern.compile("x-[a-z0-9][a-z0-9._-]{0,29}");

    /** Other names that people and programs have for them, where they are not one letter away. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("imap4", "imap"),
            Map.entry("imap4rev1", "imap"),
            Map.entry("imap4rev2", "imap"),
            Map.entry("imap4s", "imap"),
            Map.entry("pop", "pop3"),
            Map.entry("pops", "pop3"),
            Map.entry("submission", "smtp"),
            Map.entry("submissions", "smtp"),
            Map.entry("smtpauth", "smtp"),
            Map.entry("esmtp", "smtp"),
            Map.entry("ssmtp", "smtp"),
            Map.entry("managesieve", "sieve"),
            Map.entry("web", "http"),
            Map.entry("http2", "http"),
            Map.entry("basic", "http"),
            Map.entry("dav", "webdav"),
            Map.entry("eas", "activesync"),
            Map.entry("radsec", "radius"),
            Map.entry("jabber", "xmpp"),
            Map.entry("cifs", "smb"));

    private ProtocolNames() {}

    /** Whether a protocol goes by that name: one that is known, or one of somebody's own. */
    public static boolean isOne(String name) {
        return KNOWN.contains(name) || OWN.matcher(name).matches();
    }

    /** What is expected in place of a name that is none, first what was probably meant. */
    public static String expectedFor(String given) {
        return meantBy(given).map(meant -> "did you mean " + meant + "? ").orElse("") + EXPECTED;
    }

    /** The known name that was probably meant; empty where nobody can tell. */
    public static Optional<String> meantBy(String given) {
        String folded = given.length() > 32 ? "" : given.strip().toLowerCase(Locale.ROOT);
        String bare = folded.replaceAll("[^a-z0-9]|(ssl|(start)?tls)$", "");
        return Optional.ofNullable(OTHERS.get(bare))
                .or(() -> KNOWN.stream().filter(bare::equals).findFirst())
                .or(() ->
                        KNOWN.stream().filter(known -> bare.equals(known + "s")).findFirst())
                .or(() -> KNOWN.stream()
                        .filter(known -> isOneSlipFrom(bare, known))
                        .findFirst());
    }

    /** A letter too many, too few, another one, or two that changed places; in short names any two are that close. */
    private static boolean isOneSlipFrom(String given, String known) {
        if (known.length() < 4 || Math.abs(given.length() - known.length()) > 1) {
            return false;
        }
        int same = commonStart(given, known);
        String left = given.substring(same);
        String wanted = known.substring(same);
        return rest(left, 1).equals(rest(wanted, 1))
                || rest(left, 1).equals(wanted)
                || left.equals(rest(wanted, 1))
                || isSwapped(left, wanted);
    }

    private static boolean isSwapped(String left, String wanted) {
        return left.length() > 1
                && wanted.length() > 1
                && left.charAt(0) == wanted.charAt(1)
                && left.charAt(1) == wanted.charAt(0)
                && rest(left, 2).equals(rest(wanted, 2));
    }

    private static int commonStart(String one, String other) {
        int same = 0;
        while (same < one.length() && same < other.length() && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }

    private static String rest(String text, int from) {
        return text.substring(Math.min(from, text.length()));
    }
}
