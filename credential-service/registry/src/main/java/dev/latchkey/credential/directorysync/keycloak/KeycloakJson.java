package dev.latchkey.credential.directorysync.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.credential.directorysync.DirectoryUnavailableException;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what Keycloak answers. Nothing of it is repeated but what is named here: it may be anything. */
final class KeycloakJson {
    private static final JsonMapper JSON = new JsonMapper();

    private KeycloakJson() {}

    static JsonNode read(String where, byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException broken) {
            throw new DirectoryUnavailableException(where + " answered what is no JSON");
        }
    }

    /** The code of an error (RFC 6749, section 5.2), where it is one. */
    static String code(JsonNode error) {
        String code = error.asString("");
        return code.matches("[A-Za-z_]{1,40}") ? " (" + code + ")" : "";
    }

    /** To the letter: whoever issues for another issuer is another one, and its users are others. */
    static void mustBeOf(String issuer, String token, String where) {
        String itself = issuerOf(token);
        if (!issuer.equals(itself)) {
            throw new DirectoryUnavailableException(
                    where + " issues tokens of " + (itself.isEmpty() ? "nobody" : itself) + " (expected: of " + issuer
                            + ", to the letter, as the file says)");
        }
    }

    private static String issuerOf(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            byte[] claims = Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : "");
            return JSON.readTree(new String(claims, UTF_8)).path("iss").asString("");
        } catch (IllegalArgumentException | JacksonException opaque) {
            return "";
        }
    }
}
