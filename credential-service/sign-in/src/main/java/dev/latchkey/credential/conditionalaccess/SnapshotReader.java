package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.events.ContentHash;
import dev.latchkey.events.EventJson;
import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.policy.draft.PolicySetDraft;
import dev.latchkey.policy.problem.InvalidValueException;
import dev.latchkey.policy.rule.PolicySet;

/** From the published language to the policy engine's: its drafts have the same fields. */
final class SnapshotReader {
    private SnapshotReader() {}

    /**
     * The rules, if they are in order, and are all there is: a condition that a newer release knows and this one does not is lost
     * when it is read, and a policy without it would apply to more than was meant. The hash tells.
     *
     * @throws InvalidValueException naming everything that is wrong
     */
    static PolicySet read(PolicySnapshotPublished snapshot) {
        String hash = ContentHash.of(snapshot);
        InvalidValueException.check(
                hash.equals(snapshot.contentHash()),
                "contentHash",
                snapshot.contentHash(),
                "that of the rules as they are understood here");
        return EventJson.mapper().convertValue(snapshot, PolicySetDraft.class).toPolicySet();
    }
}
