package dev.latchkey.policies.snapshot;

import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.following.EventSink;
import dev.latchkey.kit.following.TopicRemoval;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What the compacted topic holds: of each tenant the last snapshot, by offset, whatever its version. */
final class SnapshotTopic implements EventSink {
    private final Map<String, Held> last = new ConcurrentHashMap<>();

    @Override
    public void take(ReceivedEvent event) {
        if (event.event() instanceof PolicySnapshotPublished snapshot) {
            last.put(snapshot.tenant(), new Held(event.raw(), snapshot));
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

    /** Deleted by hand, by a wrong retention, or with the whole topic: a replica that starts would not find it. */
    @Override
    public void removed(TopicRemoval removal) {
        last.values().removeIf(held -> removal.concerns(held.partition(), held.offset()));
    }

    /** A copy of the state of this moment. */
    Map<String, PolicySnapshotPublished> last() {
        return last.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, held -> held.getValue().snapshot()));
    }

    private record Held(int partition, long offset, PolicySnapshotPublished snapshot) {
        Held(RawRecord raw, PolicySnapshotPublished snapshot) {
            this(raw.partition(), raw.offset(), snapshot);
        }
    }
}
