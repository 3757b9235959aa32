package dev.latchkey.credential.directorysync;

import dev.latchkey.kit.request.RequestFields;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator has seen and lets through.
 *
 * @param accounts a whole number, also written as 57.0: in JSON these are the same
 */
record ReleaseRequest(@Nullable Double accounts) {
    int checked() {
        RequestFields fields = new RequestFields();
        double number = accounts == null ? 0 : accounts;
        if (number < 1 || number > Integer.MAX_VALUE || number != Math.rint(number)) {
            fields.wrong("accounts", String.valueOf(accounts), "how many are held, as the source shows it");
        }
        fields.allRight();
        return (int) number;
    }
}
