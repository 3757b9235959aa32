package dev.latchkey.kit.security;

import java.util.Optional;
import java.util.regex.Pattern;

/** What {@code WWW-Authenticate} says to whoever comes without an access token that is believed (RFC 6750, section 3). */
final class BearerChallenge {
    private static final int LONGEST = 300;
    /** All that a description may not have. */
    private static final Pattern FORBIDDEN = Pattern.compile("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]");

    private BearerChallenge() {}

    /** Who has shown no token is told where tokens come from, and of no error. */
    static String withoutToken(Optional<String> metadata) {
        return "Bearer" + metadata.map(address -> " " + metadata(address)).orElse("");
    }

    /** Who has shown one is told why it will not do. */
    static String refused(String why, Optional<String> metadata) {
        return "Bearer error=\"invalid_token\", error_description=\"" + description(why) + '"'
                + metadata.map(address -> ", " + metadata(address)).orElse("");
    }

    /** RFC 9728, section 5.1. */
    private static String metadata(String address) {
        return "resource_metadata=\"" + FORBIDDEN.matcher(address).replaceAll("") + '"';
    }

    /** In characters that a description may have, and no more of them than a header should. */
    static String description(String why) {
        String text = FORBIDDEN.matcher(why).replaceAll("?");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
