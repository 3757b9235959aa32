package dev.latchkey.policy.rule;

import dev.latchkey.policy.problem.InvalidValueException;
import java.util.Arrays;

/** How many letters an app password has. */
public enum SecretForm {
    /** 16. */
    SHORT("short"),
    /** 25. */
    LONG("long");

    private final String wireName;

    SecretForm(String wireName) {
        this.wireName = wireName;
    }

    /** As in JSON. */
    public String wireName() {
        return wireName;
    }

    /** @throws InvalidValueException unless it is one of the wire names */
    public static SecretForm parse(String text) {
        return Arrays.stream(values())
                .filter(form -> form.wireName.equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("", text, "short or long"));
    }
}
