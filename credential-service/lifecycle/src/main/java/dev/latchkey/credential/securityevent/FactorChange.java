package dev.latchkey.credential.securityevent;

import java.util.Optional;

/** What happened to a second factor (CAEP 1.0, {@code change_type}). */
enum FactorChange {
    ADDED,
    /** It has taken the place of the one before; or there was none before, which some providers call an update as well. */
    UPDATED,
    REMOVED;

    static Optional<FactorChange> named(String changeType) {
        return switch (changeType) {
            case "create" -> Optional.of(ADDED);
            case "update" -> Optional.of(UPDATED);
            case "revoke", "delete" -> Optional.of(REMOVED);
            default -> Optional.empty();
        };
    }
}
