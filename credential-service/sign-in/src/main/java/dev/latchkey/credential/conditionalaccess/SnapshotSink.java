package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.following.EventSink;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Puts in force what is published, and takes note of what is no snapshot where one should be. */
final class SnapshotSink implements EventSink {
    private final PolicySnapshots snapshots;
    private final Clock clock;

    SnapshotSink(PolicySnapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @Override
    public void take(ReceivedEvent received) {
        if (received.event() instanceof PolicySnapshotPublished snapshot) {
            snapshots.put(snapshot);
        }
    }

    /** Its key is the tenant. */
    @Override
    public void missed(RawRecord raw, RuntimeException why) {
        byte[] key = raw.key();
        if (key != null) {
            snapshots.overwritten(new String(key, StandardCharsets.UTF_8), clock.instant());
        }
    }
}
