package dev.latchkey.credential.wire;

import org.jspecify.annotations.Nullable;

/** Dovecot's names for things. */
final class DovecotWords {
    private DovecotWords() {}

    /** Dovecot speaks of its services where we speak of protocols. */
    static @Nullable String protocol(@Nullable String service) {
        return "submission".equals(service) ? "smtp" : service;
    }
}
