package dev.latchkey.policy.rule;

import dev.latchkey.policy.problem.InvalidValueException;

/** What a policy does to a sign-in it applies to. */
public enum Effect {
    /** Refuses it. */
    BLOCK("block");

    private final String wireName;

    Effect(String wireName) {
        this.wireName = wireName;
    }

    /** As in JSON. */
    public String wireName() {
        return wireName;
    }

    /** @throws InvalidValueException unless it is one of the wire names */
    public static Effect parse(String text) {
        for (Effect effect : values()) {
            if (effect.wireName.equals(text)) {
                return effect;
            }
        }
        throw new InvalidValueException("", text, "block");
    }
}
