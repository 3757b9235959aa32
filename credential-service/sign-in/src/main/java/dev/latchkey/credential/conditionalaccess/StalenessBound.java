package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.events.Staleness;
import dev.latchkey.policy.problem.InvalidValueException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * How old a tenant lets the confirmation of its policies become.
 *
 * @param refuse whether nobody is let in after that; else it is only told
 */
record StalenessBound(Duration atMost, boolean refuse) {
    /** @throws InvalidValueException where it says what this release does not understand */
    static @Nullable StalenessBound of(@Nullable Staleness published) {
        if (published == null) {
            return null;
        }
        return new StalenessBound(
                duration(published.atMost()),
                switch (published.then()) {
                    case "keepLast" -> false;
                    case "temporaryFailure" -> true;
                    default ->
                        throw new InvalidValueException(
                                "staleness.then", published.then(), "keepLast or temporaryFailure");
                });
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException none) {
            throw new InvalidValueException("staleness.atMost", text, "an ISO 8601 duration");
        }
    }
}
