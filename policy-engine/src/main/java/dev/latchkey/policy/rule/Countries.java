package dev.latchkey.policy.rule;

import dev.latchkey.policy.problem.InvalidValueException;
import java.util.Locale;
import java.util.Set;

/** The countries there are (ISO 3166-1 alpha-2), as this release of Java knows them. */
public final class Countries {
    // Kosovo's is user-assigned, and used by every address database.
    private static final String KOSOVO = "XK";
    private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

    private Countries() {}

    /** @throws InvalidValueException unless there is such a country */
    public static String check(String path, String code) {
        boolean known = KNOWN.contains(code) || code.equals(KOSOVO);
        InvalidValueException.check(known, path, code, "a country as in ISO 3166-1 alpha-2, in capitals, such as CH");
        return code;
    }
}
