package dev.latchkey.embedded.query;

import dev.latchkey.embedded.store.IndexField;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * Finds the direction in which an index has a wanted order. Its fields are compared with those of the order, one after
 * the other; one that has a single value disturbs none.
 */
final class IndexDirection {
    static final int NONE = 0;
    static final int FORWARD = 1;
    static final int BACKWARD = -1;

    private final Queue<IndexField> wanted;
    private int direction = NONE;

    private IndexDirection(SortOrder sort) {
        this.wanted = new ArrayDeque<>(sort.fields());
    }

    /** @param single whether a field has a single value */
    static int of(List<IndexField> fields, SortOrder sort, Predicate<IndexField> single) {
        var found = new IndexDirection(sort);
        for (var field : fields) {
            if (!found.passes(field, single.test(field))) {
                break;
            }
        }
        return found.wanted.isEmpty() ? found.orForward() : NONE;
    }

    private int orForward() {
        return direction == NONE ? FORWARD : direction;
    }

    private boolean passes(IndexField field, boolean single) {
        var next = wanted.peek();
        if (next == null || !next.path().equals(field.path())) {
            return single;
        }
        int needed = next.ascending() == field.ascending() ? FORWARD : BACKWARD;
        if (!single && direction == -needed) {
            return false;
        }
        direction = single ? direction : needed;
        wanted.remove();
        return true;
    }
}
