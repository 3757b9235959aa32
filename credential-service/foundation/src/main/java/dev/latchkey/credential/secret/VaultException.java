package dev.latchkey.credential.secret;

import org.jspecify.annotations.Nullable;

/** Vault did not unwrap a key. The message holds nothing of what it answered. */
final class VaultException extends RuntimeException {
    private final boolean passing;

    VaultException(String message, boolean passing, @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether it may be different in a moment. */
    boolean isPassing() {
        return passing;
    }
}
