package dev.latchkey.credential.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What a mail client is told, with the response code that programs act upon: RFC 5530 for IMAP, RFC 2449 and RFC 3206
 * for POP3. SMTP has its own codes.
 */
final class MailCodes {
    private static final String REFUSED = "Authentication failed";
    private static final String TEMPORARY = "Temporary server problem, try again later";

    private MailCodes() {}

    static String refused(@Nullable String protocol) {
        return switch (String.valueOf(protocol)) {
            case "imap" -> "[AUTHENTICATIONFAILED] " + REFUSED;
            case "pop3" -> "[AUTH] " + REFUSED;
            default -> REFUSED;
        };
    }

    static String temporary(@Nullable String protocol) {
        return switch (String.valueOf(protocol)) {
            case "imap" -> "[UNAVAILABLE] " + TEMPORARY;
            case "pop3" -> "[SYS/TEMP] " + TEMPORARY;
            default -> TEMPORARY;
        };
    }
}
