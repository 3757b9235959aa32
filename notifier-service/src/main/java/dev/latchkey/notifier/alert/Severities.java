package dev.latchkey.notifier.alert;

import dev.latchkey.events.AlertSeverity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Severities by the names that clients give them. */
public final class Severities {
    /** All of them, the lowest first. */
    public static final List<String> NAMES = Arrays.stream(AlertSeverity.values())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .toList();

    private Severities() {}

    /** The severity of a name that is one of {@link #NAMES}. */
    public static AlertSeverity named(String name) {
        return AlertSeverity.values()[NAMES.indexOf(name)];
    }
}
