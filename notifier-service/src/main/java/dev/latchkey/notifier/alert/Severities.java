package dev.latchkey.notifier.alert;

import dev.latchkey.events.AlertSeverity;
import dev.latchkey.kit.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Severities by the names that clients give them. */
public final class Severities {
    static final List<String> NAMES = Arrays.stream(AlertSeverity.values())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .toList();

    private Severities() {}

    /**
     * The severity of that name.
     *
     * @throws ProblemException 400, naming the field and the names there are
     */
    public static AlertSeverity named(String field, String name) {
        int index = NAMES.indexOf(name);
        if (index < 0) {
            throw ProblemException.badField(field, name, "one of " + NAMES);
        }
        return AlertSeverity.values()[index];
    }
}
