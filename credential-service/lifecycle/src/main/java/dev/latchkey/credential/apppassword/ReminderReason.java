package dev.latchkey.credential.apppassword;

/** What can be due about an app password. */
public enum ReminderReason {
    /** It expires soon. */
    EXPIRES("expires"),
    /** It was rotated and stops working soon. */
    RETIRES("retires"),
    /** It is older than the rules of the tenant want it to be. */
    ROTATION_OVERDUE("rotationOverdue");

    private final String wireName;

    ReminderReason(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
