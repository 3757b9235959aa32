package dev.latchkey.embedded.query;

import dev.latchkey.embedded.store.DocumentStore;
import java.util.HashMap;
import java.util.Map;

/** How many entries there are where an index would be read; as many as are counted, where there are more. */
final class RangeCount {
    private final DocumentStore store;
    private final Map<IndexUse, Integer> known = new HashMap<>();

    RangeCount(DocumentStore store) {
        this.store = store;
    }

    int of(IndexUse use, int most) {
        return known.computeIfAbsent(use, unknown -> count(use, most));
    }

    private int count(IndexUse use, int most) {
        int count = 0;
        for (var range : use.ranges()) {
            try (var entries = store.iterate(range, false)) {
                while (count < most && entries.next()) {
                    count++;
                }
            }
            if (count == most) {
                break;
            }
        }
        return count;
    }
}
