package dev.latchkey.credential.directorysync;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The issuer of a Keycloak realm: {@code <server>/realms/<realm>}. */
public final class KeycloakIssuer {
    private static final Pattern FORM = Pattern.compile("(https?://.+)/realms/([^/?#]+)");

    private KeycloakIssuer() {}

    /** Where its server is. */
    static Optional<String> serverOf(String issuer) {
        return group(issuer, 1);
    }

    /** Its name, as it stands in addresses. */
    public static Optional<String> realmOf(String issuer) {
        return group(issuer, 2);
    }

    private static Optional<String> group(String issuer, int group) {
        Matcher form = FORM.matcher(issuer);
        return form.matches() ? Optional.of(form.group(group)) : Optional.empty();
    }
}
