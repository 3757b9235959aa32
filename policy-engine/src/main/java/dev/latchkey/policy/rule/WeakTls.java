package dev.latchkey.policy.rule;

import java.util.Optional;

/**
 * The connection has no TLS, or an older one than this.
 *
 * @param olderThan absent where only connections without any TLS are meant
 */
public record WeakTls(Optional<TlsVersion> olderThan) {
    /** Connections without any TLS. */
    public static final WeakTls ABSENT = new WeakTls(Optional.empty());

    /** Connections without TLS, and with a version before this one. */
    public static WeakTls before(TlsVersion version) {
        return new WeakTls(Optional.of(version));
    }

    /** Whether that is one. */
    public boolean includes(TlsVersion version) {
        return version.equals(TlsVersion.ABSENT) || olderThan.isPresent() && version.compareTo(olderThan.get()) < 0;
    }
}
