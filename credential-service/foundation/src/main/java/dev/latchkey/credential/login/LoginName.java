package dev.latchkey.credential.login;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * A login name in its canonical form: PRECIS UsernameCaseMapped (RFC 8265, section 3.3), and the domain as
 * {@link LoginDomain} has it.
 *
 * @param value at most {@value #LONGEST} characters, without spaces or control characters
 */
public record LoginName(String value) {
    /** RFC 5321: a local part of 64, an at sign, a domain of 255. */
    public static final int LONGEST = 320;

    /** A symbol, which PRECIS allows in no login. */
    private static final char REPLACED = '\uFFFD';

    private static final char WIDE_AT = '\uFF20';

    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63}){1,3}");

    /** The canonical form of what was typed; empty where no login can look like that. */
    public static Optional<LoginName> read(String typed) {
        String trimmed = typed.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
            return Optional.empty();
        }
        if (isPlain(trimmed) && !LoginDomain.mayBeTwofold(trimmed)) {
            return Optional.of(new LoginName(trimmed));
        }
        try {
            String mapped = mapped(trimmed);
            return mapped.length() > LONGEST ? Optional.empty() : Optional.of(new LoginName(mapped));
        } catch (IllegalArgumentException notAllowed) {
            return Optional.empty();
        }
    }

    /** What is before the domain as one text, with the at sign; the domain label by label, as directions of scripts mix in it. */
    private static String mapped(String trimmed) {
        String text = trimmed.replace(WIDE_AT, '@');
        int domain = text.lastIndexOf('@') + 1;
        return domain == 0
                ? PrecisProfiles.USERNAME_CASE_MAPPED.enforce(text)
                : PrecisProfiles.USERNAME_CASE_MAPPED.enforce(text.substring(0, domain))
                        + LoginDomain.canonical(text.substring(domain));
    }

    /**
     * Stands for what was typed where {@linkplain #read no login} can look like that, so that the attempt can be written
     * down: of it there is the domain at most, which leads to the tenant, because the rest may be a secret in the wrong
     * field. It is nobody's login: it begins with a character that none can have.
     */
    public static LoginName unreadable(String typed) {
        String domain = typed.substring(typed.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
        boolean leads =
                domain.length() < typed.length() && DOMAIN.matcher(domain).matches();
        return new LoginName(leads ? REPLACED + "@" + LoginDomain.ofStored(domain) : String.valueOf(REPLACED));
    }

    /** The part after the last at sign: what leads to the tenant; empty where there is none. */
    public String domain() {
        int at = value.lastIndexOf('@');
        return at < 0 ? "" : value.substring(at + 1);
    }

    /** Lower-case ASCII without anything special is its own canonical form, and by far the most common. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '@' || c == '-' || c == '_';
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
