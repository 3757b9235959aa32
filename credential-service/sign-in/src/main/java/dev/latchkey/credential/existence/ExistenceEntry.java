package dev.latchkey.credential.existence;

import java.nio.charset.StandardCharsets;

/**
 * Something that is looked up: it exists, or an attempt that names it is a stranger's.
 *
 * @param scope the tenant; empty for what is the installation's
 */
record ExistenceEntry(Kind kind, String scope, String value) {
    /** What there is to look up. */
    enum Kind {
        DOMAIN,
        LOGIN,
        VERIFIER,
        DOOR_KEY
    }

    static ExistenceEntry domain(String domain) {
        return new ExistenceEntry(Kind.DOMAIN, "", domain);
    }

    static ExistenceEntry login(String tenant, String login) {
        return new ExistenceEntry(Kind.LOGIN, tenant, login);
    }

    static ExistenceEntry verifier(String tenant, String verifier) {
        return new ExistenceEntry(Kind.VERIFIER, tenant, verifier);
    }

    /** @param hash of the key */
    static ExistenceEntry doorKey(String hash) {
        return new ExistenceEntry(Kind.DOOR_KEY, "", hash);
    }

    /** No two entries have the same: no tenant has the separator in its id. */
    byte[] bytes() {
        return (kind.ordinal() + scope + '\0' + value).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "ExistenceEntry[" + kind + "]";
    }
}
