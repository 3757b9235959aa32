package dev.latchkey.credential.lastuse;

import com.github.benmanes.caffeine.cache.Cache;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.SignInRecorded;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which networks of an app password have been written down: each is written once a day at most, so that a device that
 * stays where it is costs nothing.
 */
final class ObservedNetworks {
    /** Of each app password. A device that is in more networks than that cannot be pinned to any. */
    static final int KEPT = 100;

    private final Cache<String, Boolean> written;

    ObservedNetworks(MemoryBudget budget) {
        this.written = budget.cache(MemoryShare.OBSERVED_NETWORKS, (key, yes) -> HeapBytes.of(key), Duration.ofDays(1));
    }

    /** What was to be written was not. */
    void forget() {
        written.invalidateAll();
    }

    /** Those networks of the uses of one app password that are to be written. */
    Set<String> news(List<Envelope<SignInRecorded>> uses) {
        Set<String> news = new LinkedHashSet<>();
        for (Envelope<SignInRecorded> use : uses) {
            SignInRecorded data = use.data();
            ObservedNetwork.of(data.address()).map(Object::toString).ifPresent(network -> {
                String key = data.tenant() + "/" + data.credential() + "/" + network;
                if (written.asMap().putIfAbsent(key, true) == null) {
                    news.add(network);
                }
            });
        }
        return news;
    }
}
