package dev.latchkey.credential.directorysync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A provider as an administrator sees it, and what became of asking it. */
record DirectorySourceView(
        String id,
        String kind,
        String issuer,
        @Nullable Instant readAt,
        int users,
        int linkedAccounts,
        @Nullable String problem,
        @Nullable HeldSwitchOffs held) {

    static DirectorySourceView of(SourceState state) {
        return new DirectorySourceView(
                state.id(),
                state.kind().wireName(),
                state.issuer(),
                state.readAt(),
                state.users(),
                state.linked(),
                state.problem(),
                state.held());
    }
}
