package dev.latchkey.credential.migration;

import dev.latchkey.kit.request.RequestFields;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed about a device; what is absent stays as it is.
 *
 * @param state      where it is to be taken
 * @param credential the app password that is for it
 * @param note       what is to be known about it
 */
record PlanRequest(
        @Nullable String state,
        @Nullable String credential,
        @Nullable String note) {
    private static final int LONGEST_NOTE = 1_000;

    /** @throws dev.latchkey.kit.problem.ProblemException 400, naming every field that is wrong */
    PlanRequest checked() {
        RequestFields fields = new RequestFields();
        if (state == null && credential == null && note == null) {
            fields.wrong("state", "nothing", "a state, a credential or a note");
        }
        if (state != null && !MigrationStage.NAMES.contains(state)) {
            fields.wrong("state", state, "one of " + MigrationStage.NAMES);
        }
        String shown = note == null ? null : fields.text("note", note, LONGEST_NOTE);
        fields.allRight();
        return new PlanRequest(state, credential, shown);
    }

    @Nullable
    MigrationStage stage() {
        return state == null ? null : MigrationStage.named(state);
    }
}
