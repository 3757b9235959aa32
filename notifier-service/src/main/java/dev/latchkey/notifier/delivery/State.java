package dev.latchkey.notifier.delivery;

import dev.latchkey.kit.web.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far a delivery has come. */
enum State {
    /** To be attempted when it is due. */
    PENDING,
    /** The receiver took it. */
    DELIVERED,
    /** Given up: a dead letter, until somebody retries it. */
    DEAD;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State named(String name) {
        List<String> names = Arrays.stream(values()).map(State::wireName).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw ProblemException.badField("state", name, "one of " + names);
        }
        return values()[index];
    }
}
