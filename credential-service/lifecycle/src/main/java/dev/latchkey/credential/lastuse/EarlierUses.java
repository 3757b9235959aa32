package dev.latchkey.credential.lastuse;

import com.github.benmanes.caffeine.cache.Cache;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * What is known of app passwords before their next uses are written: remembered for a day, so that a device in daily use
 * costs nothing; of those that are not remembered, however many, read by one query.
 */
final class EarlierUses {
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final LastUses lastUses;
    private final Cache<String, EarlierUse> remembered;

    EarlierUses(LastUses lastUses, MemoryBudget budget) {
        this.lastUses = lastUses;
        this.remembered = budget.cache(
                MemoryShare.EARLIER_USES,
                (key, use) -> HeapBytes.of(key) + HeapBytes.OBJECT + HeapBytes.of(use.networks()),
                REMEMBERED);
    }

    /** Of each of these app passwords, by their identities. */
    Mono<Map<String, EarlierUse>> of(Collection<String> identities) {
        Map<String, EarlierUse> known = new HashMap<>(remembered.getAllPresent(identities));
        List<String> others =
                identities.stream().filter(each -> !known.containsKey(each)).toList();
        if (others.isEmpty()) {
            return Mono.just(known);
        }
        return lastUses.earlier(others).map(read -> {
            others.forEach(each -> known.put(each, read.getOrDefault(each, EarlierUse.NONE)));
            return known;
        });
    }

    /** What was written of them. */
    void remember(Collection<WrittenUse> written) {
        written.forEach(each -> remembered.put(each.identity(), each.afterwards()));
    }
}
