package dev.latchkey.policy.rule;

import dev.latchkey.policy.problem.InvalidValueException;
import java.util.Arrays;

/** How likely it is that somebody else holds an app password, or acts for its owner; in rising order. */
public enum Risk {
    NONE("none"),
    LOW("low"),
    MEDIUM("medium"),
    HIGH("high");

    private final String wireName;

    Risk(String wireName) {
        this.wireName = wireName;
    }

    /** As in JSON. */
    public String wireName() {
        return wireName;
    }

    /** @throws InvalidValueException unless it is one of the wire names */
    public static Risk parse(String text) {
        return Arrays.stream(values())
                .filter(risk -> risk.wireName.equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("", text, "low, medium or high"));
    }

    /** The higher of the two. */
    public Risk or(Risk other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
