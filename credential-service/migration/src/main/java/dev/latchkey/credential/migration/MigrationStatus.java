package dev.latchkey.credential.migration;

import dev.latchkey.credential.account.Account;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A device, and where it stands now.
 *
 * @param account    null where none has that login
 * @param lastSignIn the newest with its app password in its protocol
 */
record MigrationStatus(
        Device device, @Nullable Account account, @Nullable Instant lastSignIn, MigrationStage stage) {
    /** @param uses of its app password, by protocol */
    static MigrationStatus of(Device device, @Nullable Account account, Map<String, Instant> uses) {
        Instant lastSignIn = device.protocols().stream()
                .map(uses::get)
                .flatMap(Stream::ofNullable)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new MigrationStatus(
                device, account, lastSignIn, device.plan().stage(lastSignIn != null, isSwitchedOff(device, account)));
    }

    private static boolean isSwitchedOff(Device device, @Nullable Account account) {
        return account != null && !Collections.disjoint(account.legacyDisabledFor(), device.protocols());
    }

    /** Whether it was seen again after somebody had said that it is gone. */
    boolean cameBack() {
        Instant said = device.plan().changedAt();
        return stage == MigrationStage.NOT_NEEDED
                && said != null
                && device.seen().last().isAfter(said);
    }
}
