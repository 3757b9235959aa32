package dev.latchkey.credential.apppassword;

import java.util.Locale;

/** What can be done to an app password. */
enum LifecycleAction {
    /** It is used for the first time. */
    ACTIVATE,
    /** It is given a successor. */
    ROTATE,
    /** Its successor is enough. */
    RETIRE,
    SUSPEND,
    RESUME,
    REVOKE;

    /** Whether people do it; the others happen. */
    boolean isAskedFor() {
        return this != ACTIVATE && this != RETIRE;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
