package dev.latchkey.credential.access;

import dev.latchkey.events.EventJson;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.policy.draft.PolicySetDraft;
import dev.latchkey.policy.rule.PolicySet;

/** From the published language to the policy engine's: its drafts have the same fields. */
final class SnapshotReader {
    private SnapshotReader() {}

    /** @throws dev.latchkey.policy.problem.InvalidValueException naming everything that is wrong */
    static PolicySet read(PolicySnapshotPublished snapshot) {
        return EventJson.mapper().convertValue(snapshot, PolicySetDraft.class).toPolicySet();
    }
}
