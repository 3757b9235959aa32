package dev.latchkey.policies.snapshot;

import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.following.EventSink;
import java.nio.charset.StandardCharsets;
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

    /**
     * Whatever came last under a tenant's key is all that compaction keeps of it. Where that is no snapshot (it is forged,
     * or nothing at all), the topic has none of that tenant any more.
     */
    @Override
    public void missed(RawRecord raw, RuntimeException why) {
        byte[] key = raw.key();
        if (key != null) {
            last.remove(new String(key, StandardCharsets.UTF_8));
        }
    }

    /** A copy of the state of this moment. */
    Map<String, PolicySnapshotPublished> last() {
        return Map.copyOf(last);
    }
}
