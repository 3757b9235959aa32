package dev.latchkey.credential.migration;

import dev.latchkey.events.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people have said and done about a device.
 *
 * @param written    the stage as it was last written; {@link #stage} is what counts
 * @param credential the app password that is for it
 * @param note       what is to be known about it
 */
record MigrationPlan(
        MigrationStage written,
        @Nullable String credential,
        @Nullable String note,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {
    static final MigrationPlan NONE = new MigrationPlan(MigrationStage.FOUND, null, null, null, null);

    /**
     * The stage, with what has come by itself.
     *
     * @param signedIn  whether the app password was let in, in the device's protocol
     * @param switchedOff whether the account's legacy switch is on for that protocol
     */
    MigrationStage stage(boolean signedIn, boolean switchedOff) {
        boolean confirmed = signedIn
                && AllowedMigrationStep.exists(written, AllowedMigrationStep.Way.HAPPEN, MigrationStage.CONFIRMED);
        if (!confirmed) {
            return written;
        }
        return switchedOff ? MigrationStage.OLD_WAY_DISABLED : MigrationStage.CONFIRMED;
    }

    MigrationPlan linked(String app) {
        return new MigrationPlan(MigrationStage.ISSUED, app, note, changedAt, changedBy);
    }

    /** What is found again, or gone, has no app password. */
    MigrationPlan at(MigrationStage stage) {
        boolean free = stage == MigrationStage.FOUND || stage == MigrationStage.NOT_NEEDED;
        return new MigrationPlan(stage, free ? null : credential, note, changedAt, changedBy);
    }

    MigrationPlan noted(String words) {
        return new MigrationPlan(written, credential, words, changedAt, changedBy);
    }

    MigrationPlan by(Actor actor, Instant at) {
        return new MigrationPlan(written, credential, note, at, actor.id());
    }
}
