package dev.latchkey.credential.migration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a program by what it calls itself.
 *
 * @param name      as the program calls itself; its first group, if it has one, is its version
 * @param protocols that this is true for; empty is all
 * @param since     the first version that it is true for; 0 is all
 */
record KnownMailClient(Pattern name, Set<String> protocols, int since, OAuthReadiness readiness) {
    private static final Set<String> MAIL = Set.of("imap", "pop3", "smtp");
    private static final OAuthReadiness UPDATE = OAuthReadiness.no(
            "This version cannot sign in with OAuth. Newer ones can: update it, then set the account up anew.");
    private static final OAuthReadiness OVER = OAuthReadiness.no(
            "It is not developed any more and will never sign in with OAuth. Another program is needed.");
    private static final OAuthReadiness PROXY =
            OAuthReadiness.unknown("Exchange names itself here and not the program. Look at the device.");
    private static final OAuthReadiness NOT_IN_OUTLOOK = OAuthReadiness.no(
            "By IMAP, POP and SMTP Outlook signs in with OAuth to a few large providers alone. Where the mailbox"
                    + " is on Exchange, set the account up anew as an Exchange account.");
    private static final OAuthReadiness MACHINE = OAuthReadiness.no(
            "A scanner or printer: most know a login and a password alone. Look whether its maker has an update.");
    private static final OAuthReadiness SCRIPT = OAuthReadiness.no(
            "A script or library: it signs in as it was written to. Whoever looks after it can change that.");
    private static final OAuthReadiness SETUP =
            OAuthReadiness.yes("It can sign in with OAuth. Take the account off the device and add it again.");
    private static final OAuthReadiness PROVIDER = OAuthReadiness.yes(
            "It can sign in with OAuth to mail providers that it knows: choose OAuth2 in the settings of the account.");

    /** Apple's devices tell their build, 15A372, as 1501.372. */
    private static final int FIRST_BUILD_OF_IOS_11 = 1501;

    /** The first that fits counts; what comes first knows better. */
    static final List<KnownMailClient> ALL = List.of(
            all("BAV2ROPC|CBAInPROD|CBAInTAR", PROXY),
            all(
                    "scanner|scan to|printer|\\bprint\\b|copier|\\bmfp\\b|laserjet|officejet|bizhub|workcentre"
                            + "|versalink|altalink|imagerunner|taskalfa|ecosys|\\b(?:xerox|ricoh|kyocera|konica|lexmark"
                            + "|canon|epson|brother)\\b",
                    MACHINE),
            all(
                    "python|imaplib|curl|\\bperl\\b|\\bphp|javamail|jakarta.?mail|\\bjava/|powershell|nodemailer|\\bruby\\b"
                            + "|fetchmail|getmail|imapsync|offlineimap|mbsync|isync|\\bm?s?smtp/|swaks|\\bwget\\b",
                    SCRIPT),
            since("thunderbird/(\\d+)", 91, PROVIDER),
            all("thunderbird/\\d", UPDATE),
            all("outlook express|windows live mail", OVER),
            all("outlook-(?:ios|android)|outlook for (?:ios|android)", SETUP),
            new KnownMailClient(pattern("outlook|microsoft office"), MAIL, 0, NOT_IN_OUTLOOK),
            since("microsoft office/(\\d+)", 16, SETUP),
            since("outlook (\\d{1,2})\\.\\d", 16, SETUP),
            all("outlook (?:2016|2019|2021|2024|ltsc|365)|outlook for (?:mac|microsoft 365)|macoutlook", SETUP),
            all("microsoft office/\\d|outlook \\d", UPDATE),
            since("apple-(?:iphone|ipad|ipod)[^/]*/(\\d+)", FIRST_BUILD_OF_IOS_11, SETUP),
            all("apple-(?:iphone|ipad|ipod)[^/]*/\\d", UPDATE),
            since("\\bios/(\\d+)", 11, SETUP),
            all("mac[ +]?os[ +]?x?/(?:10\\.1[4-9]|1[1-9]|2\\d)", SETUP),
            all("mac[ +]?os[ +]?x?/10", UPDATE),
            all("apple mail|\\bgmail\\b|android-mail", SETUP),
            all("k-9 ?mail/(?:6\\.[2-9]|[7-9]|[1-9]\\d)", PROVIDER),
            all("k-9 ?mail/\\d", UPDATE),
            all("fairemail|em ?client|evolution", PROVIDER));

    static OAuthReadiness judge(String protocol, @Nullable String client) {
        if (client == null) {
            return OAuthReadiness.unknown("The log does not say which program it is. Look at the device.");
        }
        return ALL.stream()
                .flatMap(rule -> rule.applied(protocol, client).stream())
                .findFirst()
                .orElseGet(() ->
                        OAuthReadiness.unknown("Nothing is known of this program. Look whether it offers OAuth."));
    }

    private Optional<OAuthReadiness> applied(String protocol, String client) {
        Matcher matcher = name.matcher(client);
        boolean fits = (protocols.isEmpty() || protocols.contains(protocol)) && matcher.find();
        return fits && (since == 0 || version(matcher) >= since) ? Optional.of(readiness) : Optional.empty();
    }

    private static long version(Matcher matcher) {
        String digits = matcher.group(1);
        return digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private static KnownMailClient all(String name, OAuthReadiness readiness) {
        return since(name, 0, readiness);
    }

    private static KnownMailClient since(String name, int since, OAuthReadiness readiness) {
        return new KnownMailClient(pattern(name), Set.of(), since, readiness);
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(name, Pattern.CASE_INSENSITIVE);
    }
}
