package dev.latchkey.policy.rule;

import dev.latchkey.policy.problem.InvalidValueException;

/** Whether a policy is in force. */
public enum PolicyState {
    /** Not looked at. */
    OFF("off"),
    /** Judged and reported, without consequence. */
    REPORT_ONLY("reportOnly"),
    /** In force. */
    ON("on");

    private final String wireName;

    PolicyState(String wireName) {
        this.wireName = wireName;
    }

    /** As in JSON. */
    public String wireName() {
        return wireName;
    }

    /** @throws InvalidValueException unless it is one of the wire names */
    public static PolicyState parse(String text) {
        for (PolicyState state : values()) {
            if (state.wireName.equals(text)) {
                return state;
            }
        }
        throw new InvalidValueException("", text, "off, reportOnly or on");
    }
}
