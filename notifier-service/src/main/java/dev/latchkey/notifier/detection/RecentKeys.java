package dev.latchkey.notifier.detection;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers when the most recently used keys were seen, up to a number of them. Thread-safe. */
final class RecentKeys<K> {
    private final Map<K, Instant> seen;

    RecentKeys(int atMost) {
        this.seen = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Instant> eldest) {
                return size() > atMost;
            }
        };
    }

    synchronized void put(K key, Instant at) {
        seen.put(key, at);
    }

    synchronized boolean contains(K key) {
        return seen.get(key) != null;
    }

    /** Whether the key was seen at this time or later. */
    synchronized boolean since(K key, Instant earliest) {
        Instant at = seen.get(key);
        return at != null && !at.isBefore(earliest);
    }
}
