package dev.latchkey.credential.protocol;

import dev.latchkey.credential.secret.PresentedSecret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Login and secret of HTTP Basic (RFC 7617). What cannot be decoded is a login and a secret that cannot be one: the
 * device is asked again, like any other whose secret is wrong.
 */
record BasicCredentials(String login, PresentedSecret secret) {
    static final String SCHEME = "Basic ";

    /** @param authorization the values of the header; one, unless somebody wants them to be read in different ways */
    static BasicCredentials read(List<String> authorization) {
        byte[] pair = authorization.size() == 1 ? decoded(authorization.getFirst()) : new byte[0];
        try {
            return split(pair);
        } finally {
            Arrays.fill(pair, (byte) 0);
        }
    }

    private static byte[] decoded(String authorization) {
        try {
            int start = Math.min(SCHEME.length(), authorization.length());
            return Base64.getDecoder().decode(authorization.substring(start).trim());
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    /** At the first colon. */
    private static BasicCredentials split(byte[] pair) {
        int colon = 0;
        while (colon < pair.length && pair[colon] != ':') {
            colon++;
        }
        String login = new String(pair, 0, colon, StandardCharsets.UTF_8);
        if (colon == pair.length) {
            return new BasicCredentials(login, PresentedSecret.unreadable(""));
        }
        byte[] secret = Arrays.copyOfRange(pair, colon + 1, pair.length);
        BasicCredentials read = new BasicCredentials(login, PresentedSecret.utf8(secret));
        Arrays.fill(secret, (byte) 0);
        return read;
    }
}
