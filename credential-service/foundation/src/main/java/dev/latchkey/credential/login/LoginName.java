package dev.latchkey.credential.login;

import java.util.Optional;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * A login name in its canonical form: PRECIS UsernameCaseMapped (RFC 8265, section 3.3).
 *
 * @param value at most {@value #LONGEST} characters, without spaces or control characters
 */
public record LoginName(String value) {
    /** RFC 5321: a local part of 64, an at sign, a domain of 255. */
    public static final int LONGEST = 320;

    /** A symbol, which PRECIS allows in no login. */
    private static final char REPLACED = '\uFFFD';

    /** The canonical form of what was typed; empty where no login can look like that. */
    public static Optional<LoginName> read(String typed) {
        String trimmed = typed.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
            return Optional.empty();
        }
        if (isPlain(trimmed)) {
            return Optional.of(new LoginName(trimmed));
        }
        try {
            String mapped = PrecisProfiles.USERNAME_CASE_MAPPED.enforce(trimmed);
            return mapped.length() > LONGEST ? Optional.empty() : Optional.of(new LoginName(mapped));
        } catch (IllegalArgumentException notAllowed) {
            return Optional.empty();
        }
    }

    /**
     * Stands for what was typed where {@linkplain #read no login} can look like that, so that it can be written down:
     * what does not belong in a log is replaced, what is too long is cut. It is nobody's login, because it begins with
     * a character that none can have.
     */
    public static LoginName unreadable(String typed) {
        StringBuilder shown = new StringBuilder().append(REPLACED);
        typed.strip()
                .codePoints()
                .limit((LONGEST - 1) / 2)
                .forEach(c -> shown.appendCodePoint(isPrintable(c) ? c : REPLACED));
        return new LoginName(shown.toString());
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** The part after the last at sign: what leads to the tenant; empty where there is none. */
    public String domain() {
        int at = value.lastIndexOf('@');
        return at < 0 ? "" : value.substring(at + 1);
    }

    /** Lower-case ASCII without anything special is its own canonical form, and by far the most common. */
    private static boolean isPlain(String text) {
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
