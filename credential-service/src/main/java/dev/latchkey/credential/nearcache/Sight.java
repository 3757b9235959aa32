package dev.latchkey.credential.nearcache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.kit.following.TopicFollower;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What this replica has seen of the streams of changes: the newest version of everything that changed lately, and
 * whether it sees the streams at all. Whoever has not seen them for the blindness bound may not trust what it
 * remembers (promise 2: revoked means revoked).
 */
public final class Sight {
    /** What is remembered may be at most this old: younger than any note of a change to it. */
    static final Duration REMEMBERED_FOR = Duration.ofMinutes(10);

    private final Duration blindAfter;
    private final List<TopicFollower> followers = new CopyOnWriteArrayList<>();
    private final Cache<String, Long> newest = Caffeine.newBuilder()
            .maximumSize(2_000_000)
            .expireAfterWrite(REMEMBERED_FOR.multipliedBy(2))
            .build();

    /** @param blindAfter how long a stream may be out of sight */
    public Sight(Duration blindAfter) {
        this.blindAfter = blindAfter;
    }

    /** Depends from now on on a stream that tells of changes to what is remembered. */
    public void watch(TopicFollower follower) {
        followers.add(follower);
    }

    /** Whether a stream has been out of sight for so long that memory is not to be trusted. */
    public boolean blind() {
        for (TopicFollower follower : followers) {
            if (!follower.fresherThan(blindAfter)) {
                return true;
            }
        }
        return followers.isEmpty();
    }

    /** Takes note that something has changed. */
    public void changed(String identity, long version) {
        newest.asMap().merge(identity, version, Math::max);
    }

    /** Whether a newer version than this one is known of. */
    boolean outdated(Versioned remembered) {
        Long known = newest.getIfPresent(remembered.identity());
        return known != null && known > remembered.version();
    }
}
