package dev.latchkey.notifier.delivery;

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

    static final List<String> NAMES =
            Arrays.stream(values()).map(DeliveryState::wireName).toList();

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of {@link #NAMES}. */
    static DeliveryState named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
