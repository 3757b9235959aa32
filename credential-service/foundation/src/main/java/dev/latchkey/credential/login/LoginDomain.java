package dev.latchkey.credential.login;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * Domains of logins in one form. An internationalised one (RFC 5890) has two that mean the same, {@code bücher.example}
 * and {@code xn--bcher-kva.example}: the first is the canonical one here.
 */
public final class LoginDomain {
    private static final String A_LABEL = "xn--";
    private static final char[] DOTS = {'\uFF0E', '\u3002', '\uFF61'};
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?"
                    + "(\\.[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?)+");

    private LoginDomain() {}

    /** The canonical form of what was given for one; empty where that is no domain of two labels or more. */
    public static Optional<String> read(String given) {
        return LoginName.read("x@" + given)
                .map(LoginName::domain)
                .filter(domain -> DOMAIN.matcher(domain).matches() && !isFake(domain));
    }

    /**
     * The canonical form: each label in lower case and as people read it. One that begins as an A-label and is none stays.
     *
     * @throws IllegalArgumentException where no domain can look like that
     */
    static String canonical(String typed) {
        String dotted = typed;
        for (char dot : DOTS) {
            dotted = dotted.replace(dot, '.');
        }
        return Arrays.stream(dotted.split("\\.", -1))
                .map(label -> LoginName.isPlain(label) && !mayBeTwofold(label) ? label : label(label))
                .collect(Collectors.joining("."));
    }

    /** The canonical form of what an earlier release has kept; what has none stays. */
    public static String ofStored(String domain) {
        try {
            return mayBeTwofold(domain) ? canonical(domain) : domain;
        } catch (IllegalArgumentException noDomain) {
            return domain;
        }
    }

    /** The canonical form of a login that an earlier release has kept. */
    public static String ofStoredLogin(String login) {
        int at = login.lastIndexOf('@') + 1;
        return at > 0 && mayBeTwofold(login) ? login.substring(0, at) + ofStored(login.substring(at)) : login;
    }

    /** Whether it has a label in the other form: for all others there is nothing to be done. */
    static boolean mayBeTwofold(String domain) {
        return domain.contains(A_LABEL);
    }

    /** Whether it has a label that begins as an A-label and is none, of which nobody can tell what it should mean. */
    public static boolean isFake(String canonical) {
        return Arrays.stream(canonical.split("\\.", -1)).anyMatch(label -> label.startsWith(A_LABEL));
    }

    /** The other form of a canonical domain, in which earlier releases may have kept it; the same where it has none. */
    public static String asciiForm(String canonical) {
        return isAscii(canonical)
                ? canonical
                : Arrays.stream(canonical.split("\\.", -1))
                        .map(label -> isAscii(label) ? label : A_LABEL + Punycode.encode(label))
                        .collect(Collectors.joining("."));
    }

    /** A canonical login with the other form of its domain; the same where that has none. */
    public static String asciiFormOfLogin(String canonical) {
        int at = canonical.lastIndexOf('@') + 1;
        return at == 0 ? canonical : canonical.substring(0, at) + asciiForm(canonical.substring(at));
    }

    private static String label(String typed) {
        String mapped = PrecisProfiles.USERNAME_CASE_MAPPED.enforce(typed);
        return mapped.startsWith(A_LABEL) ? meant(mapped).orElse(mapped) : mapped;
    }

    /** What an A-label stands for, if that is canonical itself and has no other A-label. */
    private static Optional<String> meant(String label) {
        String encoded = label.substring(A_LABEL.length());
        return Punycode.decode(encoded)
                .filter(decoded -> !isAscii(decoded) && Punycode.encode(decoded).equals(encoded))
                .filter(LoginDomain::isCanonical);
    }

    private static boolean isCanonical(String label) {
        try {
            return PrecisProfiles.USERNAME_CASE_MAPPED.enforce(label).equals(label);
        } catch (IllegalArgumentException notAllowed) {
            return false;
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
