package dev.latchkey.credential.protocol;

import org.jspecify.annotations.Nullable;

/** Dovecot's names for things. */
final class DovecotNames {
    private DovecotNames() {}

    /** Dovecot speaks of its services where we speak of protocols. */
    static @Nullable String protocol(@Nullable String service) {
        return "submission".equals(service) ? "smtp" : service;
    }
}
