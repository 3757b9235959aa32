package dev.latchkey.credential.existence;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The filter that is asked, and the one that is being filled to take its place; what comes about goes into both. */
final class ExistenceIndex {
    private volatile @Nullable ExistenceFilter complete;
    private volatile @Nullable ExistenceFilter filling;

    /** Whether the filter that is asked says that it may exist; it may where there is none to be asked. */
    boolean may(Predicate<ExistenceFilter> exist) {
        ExistenceFilter asked = complete;
        return asked == null || exist.test(asked);
    }

    @Nullable
    ExistenceFilter complete() {
        return complete;
    }

    /** Whether anybody would miss what has come about. */
    boolean isFollowing() {
        return complete != null || filling != null;
    }

    /** Has what has come about known. */
    void add(Consumer<ExistenceFilter> entry) {
        // In this order: what is complete was being filled before.
        ExistenceFilter next = filling;
        ExistenceFilter asked = complete;
        if (next != null) {
            entry.accept(next);
        }
        if (asked != null) {
            entry.accept(asked);
        }
    }

    /** From now on it gets what comes about; whoever began it reads what there was before, and only then. */
    synchronized void begin(ExistenceFilter next) {
        filling = next;
    }

    /**
     * It has everything: it is asked from now on.
     *
     * @return false where something was missed meanwhile
     */
    synchronized boolean complete(ExistenceFilter next) {
        if (filling != next) {
            return false;
        }
        complete = next;
        filling = null;
        return true;
    }

    /** It will not be filled. */
    synchronized void abandon(ExistenceFilter next) {
        if (filling == next) {
            filling = null;
        }
    }

    /** Something has come about that nobody can tell: all is to be read anew, and until then everything may exist. */
    synchronized void lostTrack() {
        complete = null;
        filling = null;
    }

    /** Of both. */
    long bytes() {
        return bytes(filling) + bytes(complete);
    }

    private static long bytes(@Nullable ExistenceFilter filter) {
        return filter == null ? 0 : filter.bytes();
    }

    /** Of the one that is asked. */
    long entries() {
        ExistenceFilter asked = complete;
        return asked == null ? 0 : asked.entries();
    }
}
