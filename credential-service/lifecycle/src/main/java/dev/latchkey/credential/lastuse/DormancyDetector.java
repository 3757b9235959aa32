package dev.latchkey.credential.lastuse;

import com.github.benmanes.caffeine.cache.Cache;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import dev.latchkey.events.AppPasswordReawakened;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Notices app passwords that are used after a long silence, before their last use is overwritten. What was looked at is
 * remembered for a day, so that a device in daily use costs nothing. What is read again is told again, under the same id.
 */
final class DormancyDetector {
    /** Makes another id of a sign-in's, with the same time in it. */
    private static final long ANOTHER = 0x77616b65L;

    private final LastUses lastUses;
    private final EventPublisher publisher;
    private final Duration silence;
    private final Cache<String, Boolean> awake;

    DormancyDetector(LastUses lastUses, EventPublisher publisher, Duration silence, MemoryBudget budget) {
        this.awake = budget.cache(MemoryShare.DORMANCY, (key, yes) -> HeapBytes.of(key), Duration.ofDays(1));
        this.lastUses = lastUses;
        this.publisher = publisher;
        this.silence = silence;
    }

    /** The uses of each app password, oldest first, by its identity; completes when what there is to tell is on the record. */
    Mono<Void> look(Map<String, List<Envelope<SignInRecorded>>> uses) {
        Map<String, Envelope<SignInRecorded>> unknown = new LinkedHashMap<>();
        uses.forEach((key, each) -> {
            if (awake.getIfPresent(key) == null) {
                unknown.put(key, each.getFirst());
            }
        });
        return unknown.isEmpty() ? Mono.empty() : look(unknown.keySet(), unknown);
    }

    private Mono<Void> look(Collection<String> keys, Map<String, Envelope<SignInRecorded>> uses) {
        return lastUses.at(keys)
                .flatMapMany(before -> Flux.fromIterable(uses.entrySet())
                        .concatMap(use -> tell(use.getValue(), before.get(use.getKey()))))
                .then(Mono.fromRunnable(() -> keys.forEach(key -> awake.put(key, true))));
    }

    private Mono<Void> tell(Envelope<SignInRecorded> use, @Nullable Instant before) {
        SignInRecorded data = use.data();
        String account = data.account();
        String credential = data.credential();
        if (account == null || credential == null || before == null || !isSilence(before, use.time())) {
            return Mono.empty();
        }
        UUID id = new UUID(use.id().getMostSignificantBits(), use.id().getLeastSignificantBits() ^ ANOTHER);
        AppPasswordReawakened event = new AppPasswordReawakened(
                data.tenant(),
                account,
                credential,
                data.credentialLabel() == null ? credential : data.credentialLabel(),
                before,
                use.time(),
                data.address(),
                data.protocol());
        // Not to be cancelled: its number in the sequence is taken.
        return Mono.fromFuture(() -> publisher.publish(new OutboundEvent(id, use.time(), null, event)), true);
    }

    private boolean isSilence(Instant before, Instant next) {
        return before.plus(silence).isBefore(next);
    }
}
