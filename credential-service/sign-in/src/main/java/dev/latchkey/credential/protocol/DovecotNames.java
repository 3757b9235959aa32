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

    /**
     * What is known of the client's TLS from Dovecot's {@code secured}, where nobody says which version it is. Postfix says
     * {@code secured} where there is TLS; Dovecot says {@code TLS}, and {@code secured} also of what comes from the same host.
     */
    static @Nullable String tls(@Nullable String secured, @Nullable String service) {
        boolean tls = "TLS".equalsIgnoreCase(secured) || "secured".equalsIgnoreCase(secured) && "smtp".equals(service);
        return tls ? "TLS" : null;
    }
}
