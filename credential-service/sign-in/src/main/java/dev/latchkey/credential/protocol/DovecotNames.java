package dev.latchkey.credential.protocol;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Dovecot's names for things. */
final class DovecotNames {
    private static final List<String> SERVED = List.of("imap", "pop3", "smtp", "lmtp", "sieve");

    private DovecotNames() {}

    /** A protocol of these that Dovecot serves; IMAP where it serves none of them. */
    static String anyOf(Set<String> protocols) {
        return SERVED.stream().filter(protocols::contains).findFirst().orElse("imap");
    }

    /** Dovecot speaks of its services where we speak of protocols. */
    static @Nullable String protocol(@Nullable String service) {
        return "submission".equals(service) ? "smtp" : service;
    }
}
