package dev.latchkey.credential.apppassword;

import java.util.Arrays;
import java.util.Optional;

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

    /** Empty where a newer release knows more of them. */
    static Optional<ReminderReason> named(String wireName) {
        return Arrays.stream(values())
                .filter(each -> each.wireName.equals(wireName))
                .findFirst();
    }
}
