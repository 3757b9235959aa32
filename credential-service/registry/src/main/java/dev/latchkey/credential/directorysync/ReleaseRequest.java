package dev.latchkey.credential.directorysync;

import dev.latchkey.kit.request.RequestFields;
import org.jspecify.annotations.Nullable;

/** What an administrator has seen and lets through. */
record ReleaseRequest(@Nullable Integer accounts) {
    int checked() {
        RequestFields fields = new RequestFields();
        if (accounts == null || accounts < 1) {
            fields.wrong("accounts", String.valueOf(accounts), "how many are held, as the source shows it");
        }
        fields.allRight();
        return accounts == null ? 0 : accounts;
    }
}
