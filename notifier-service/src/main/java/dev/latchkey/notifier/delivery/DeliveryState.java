package dev.latchkey.notifier.delivery;

import dev.latchkey.kit.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far a delivery has come. */
enum DeliveryState {
    /** To be attempted when it is due. */
    PENDING,
    /** The receiver took it. */
    DELIVERED,
    /** Given up: a dead letter, until somebody retries it. */
    DEAD;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryState named(String name) {
        List<String> names =
                Arrays.stream(values()).map(DeliveryState::wireName).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw ProblemException.badField("state", name, "one of " + names);
        }
        return values()[index];
    }
}
