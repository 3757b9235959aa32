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
record Plan(
        Stage written,
        @Nullable String credential,
        @Nullable String note,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {
    static final Plan NONE = new Plan(Stage.FOUND, null, null, null, null);

    /**
     * The stage, with what has come by itself.
     *
     * @param signedIn  whether the app password was let in, in the device's protocol
     * @param switchedOff whether the account's legacy switch is on for that protocol
     */
    Stage stage(boolean signedIn, boolean switchedOff) {
        boolean confirmed = signedIn && Step.exists(written, Step.Way.HAPPEN, Stage.CONFIRMED);
        if (!confirmed) {
            return written;
        }
        return switchedOff ? Stage.OLD_WAY_DISABLED : Stage.CONFIRMED;
    }

    Plan linked(String app) {
        return new Plan(Stage.ISSUED, app, note, changedAt, changedBy);
    }

    /** What is found again, or gone, has no app password. */
    Plan at(Stage stage) {
        boolean free = stage == Stage.FOUND || stage == Stage.NOT_NEEDED;
        return new Plan(stage, free ? null : credential, note, changedAt, changedBy);
    }

    Plan noted(String words) {
        return new Plan(written, credential, words, changedAt, changedBy);
    }

    Plan by(Actor actor, Instant at) {
        return new Plan(written, credential, note, at, actor.id());
    }
}
