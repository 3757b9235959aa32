package dev.latchkey.policy.evaluation;

/** The kinds of conditions, in the order in which they are asked. */
public enum Condition {
    ACCOUNTS("accounts"),
    PROTOCOLS("protocols"),
    SERVICES("services"),
    LOCATIONS("locations"),
    TIME_WINDOWS("timeWindows");

    private final String wireName;

    Condition(String wireName) {
        this.wireName = wireName;
    }

    /** As in events and JSON: the field of the policy. */
    public String wireName() {
        return wireName;
    }
}
