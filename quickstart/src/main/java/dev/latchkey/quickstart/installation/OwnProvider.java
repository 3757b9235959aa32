package dev.latchkey.quickstart.installation;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The identity provider that somebody has already, as the variables of every service describe it.
 *
 * @param variables {@code LATCHKEY_OIDC_…}; none: there is none, and our own is started
 */
public record OwnProvider(Map<String, String> variables) {
    /** Ours is started. */
    public static final OwnProvider NONE = new OwnProvider(Map.of());

    /** Which variables describe a provider. */
    public static final String PREFIX = "LATCHKEY_OIDC_";

    private static final String ISSUER = PREFIX + "ISSUER";
    private static final String FILE = PREFIX + "PROVIDERS_FILE";

    /** Copies the variables. */
    public OwnProvider {
        variables = Map.copyOf(variables);
    }

    /**
     * What an environment describes: nothing, where it names neither an issuer nor a file of them, or the issuer that is
     * started here anyway.
     */
    public static OwnProvider of(Map<String, String> environment, String ours) {
        var described = new TreeMap<String, String>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isBlank()) {
                described.put(name, value);
            }
        });
        described.remove(ISSUER, ours);
        return described.containsKey(ISSUER) || described.containsKey(FILE) ? new OwnProvider(described) : NONE;
    }

    /** Whether there is one. */
    public boolean isThere() {
        return !variables.isEmpty();
    }

    /** Its issuer, or the file that lists issuers. */
    public String name() {
        return Optional.ofNullable(variables.get(FILE))
                .or(() -> Optional.ofNullable(variables.get(ISSUER)))
                .orElse("none");
    }
}
