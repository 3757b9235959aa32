package dev.latchkey.policies.snapshot;

import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.following.EventSink;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the compacted topic holds: of each tenant the last snapshot, by offset, whatever its version. */
final class SnapshotTopic implements EventSink {
    private final Map<String, PolicySnapshotPublished> last = new ConcurrentHashMap<>();

    @Override
    public void take(ReceivedEvent event) {
        if (event.event() instanceof PolicySnapshotPublished snapshot) {
            last.put(snapshot.tenant(), snapshot);
        }
    }

    /** A copy of the state of this moment. */
    Map<String, PolicySnapshotPublished> last() {
        return Map.copyOf(last);
    }
}
