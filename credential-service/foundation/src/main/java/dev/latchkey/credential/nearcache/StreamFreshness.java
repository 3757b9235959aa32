package dev.latchkey.credential.nearcache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * What this replica has seen of the streams of changes: the newest version of everything that changed lately, and
 * whether it sees the streams at all. Whoever has not seen them for the staleness bound may not trust what it
 * remembers (promise 2: revoked means revoked).
 */
public final class StreamFreshness {
    /** What is remembered may be at most this old: younger than any note of a change to it. */
    static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);

    /** What has just come about: nobody can remember it as it was before. */
    private static final long FIRST = 1;

    /** Of an identity such as that of an account, its version, and their place. */
    private static final long NOTE_BYTES = 400;

    private final Duration staleAfter;
    private final long most;
    private final List<Predicate<Duration>> views = new CopyOnWriteArrayList<>();
    private final AtomicLong epoch = new AtomicLong();
    // Bounded by hand: one note that falls out is a revocation that nobody knows of any more.
    private final Cache<String, Long> newest = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED_FOR.multipliedBy(2))
            .build();

    /**
     * @param staleAfter how long a stream may be silent
     * @param bytes      that notes of changes may take; with one more, track of all is lost rather than of one
     */
    public StreamFreshness(Duration staleAfter, long bytes) {
        this.staleAfter = staleAfter;
        this.most = Math.max(1, bytes / NOTE_BYTES);
    }

    /**
     * Depends from now on on a stream that tells of changes to what is remembered.
     *
     * @param fresherThan whether what was seen of it is at most so old
     */
    public void watch(Predicate<Duration> fresherThan) {
        views.add(fresherThan);
    }

    /** Whether a stream has not been seen for so long that memory is not to be trusted. */
    public boolean stale() {
        for (Predicate<Duration> fresherThan : views) {
            if (!fresherThan.test(staleAfter)) {
                return true;
            }
        }
        return views.isEmpty();
    }

    /** Takes note that something has changed, and nobody can tell what: nothing that was remembered before is trusted. */
    public void lostTrack() {
        epoch.incrementAndGet();
    }

    /** Now, as whoever is about to read the database takes note of it. */
    public ReadMoment moment() {
        // First whether: track that is lost in between is of an earlier epoch.
        boolean fresh = !stale();
        return new ReadMoment(fresh, epoch());
    }

    /** What was read from the database in an earlier one may have changed unseen. */
    long epoch() {
        return epoch.get();
    }

    /** Takes note that something has changed; that it has come about needs no note. */
    public void changed(String identity, long version) {
        if (version == FIRST) {
            return;
        }
        if (newest.estimatedSize() >= most) {
            makeRoom();
        }
        newest.asMap().merge(identity, version, Math::max);
    }

    /** What the notes of changes take of the heap, about. */
    long bytes() {
        return newest.estimatedSize() * NOTE_BYTES;
    }

    /** Without their notes, nothing that was remembered or is being read is to be trusted: before, and in between. */
    private synchronized void makeRoom() {
        newest.cleanUp();
        if (newest.estimatedSize() >= most) {
            lostTrack();
            newest.invalidateAll();
            lostTrack();
        }
    }

    /** Whether a newer version than this one is known of. */
    boolean outdated(String identity, long version) {
        Long known = newest.getIfPresent(identity);
        return known != null && known > version;
    }
}
