package dev.latchkey.credential.lastuse;

import com.github.benmanes.caffeine.cache.Cache;
import dev.latchkey.credential.memory.HeapBytes;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.credential.memory.MemoryShare;
import dev.latchkey.credential.recorded.SignInProjection;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.RecordedAttributes;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.consuming.Interest;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Gatherers;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads accepted sign-ins off the stream: keeps the last use of each app password, and has a pending one become
 * active at its first. Nothing of that is written in the path of a sign-in.
 */
final class LastUseProjection implements SignInProjection {
    private static final Duration KEPT_WITHIN = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** App passwords that are written at a time: so many that PATIENCE is ample, however many a batch has. */
    private static final int AT_ONCE = 500;

    private final LastUses lastUses;
    private final FirstUse firstUse;
    private final DormancyDetector dormancyDetector;
    private final Cache<String, Boolean> knownActive;

    LastUseProjection(LastUses lastUses, FirstUse firstUse, DormancyDetector dormancyDetector, MemoryBudget budget) {
        this.knownActive = budget.cache(MemoryShare.ACTIVATED, (key, yes) -> HeapBytes.of(key), Duration.ofDays(1));
        this.dormancyDetector = dormancyDetector;
        this.lastUses = lastUses;
        this.firstUse = firstUse;
    }

    @Override
    public Optional<Interest> interest(RecordedAttributes signIn, RawRecord raw) {
        return signIn.result() == SignInResult.ACCEPTED && signIn.credential() != null
                ? Optional.of(new Interest(
                        String.join(
                                "/",
                                signIn.tenant(),
                                signIn.credential(),
                                signIn.protocol(),
                                Objects.requireNonNullElse(signIn.address(), "")),
                        KEPT_WITHIN))
                : Optional.empty();
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        uses(batch).entrySet().stream()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .map(LastUseProjection::inOrder)
                .forEach(this::keep);
    }

    private static Map<String, List<Envelope<SignInRecorded>>> inOrder(
            List<Map.Entry<String, List<Envelope<SignInRecorded>>>> some) {
        Map<String, List<Envelope<SignInRecorded>>> uses = new LinkedHashMap<>();
        some.forEach(each -> uses.put(each.getKey(), each.getValue()));
        return uses;
    }

    private void keep(Map<String, List<Envelope<SignInRecorded>>> uses) {
        dormancyDetector
                .look(uses)
                .then(Mono.defer(() -> lastUses.keep(uses.values())))
                .then(Flux.fromIterable(uses.entrySet())
                        .filter(use -> knownActive.getIfPresent(use.getKey()) == null)
                        .concatMap(use -> activate(use.getKey(), use.getValue().getFirst()))
                        .then())
                .block(PATIENCE);
    }

    /** The accepted sign-ins of each app password, oldest first. */
    private static Map<String, List<Envelope<SignInRecorded>>> uses(List<ReceivedEvent> batch) {
        Map<String, List<Envelope<SignInRecorded>>> uses = new LinkedHashMap<>();
        for (ReceivedEvent each : batch) {
            if (each.event() instanceof SignInRecorded signIn
                    && signIn.result() == SignInResult.ACCEPTED
                    && signIn.credential() != null) {
                uses.computeIfAbsent(signIn.tenant() + "/" + signIn.credential(), credential -> new ArrayList<>())
                        .add(use(each.envelope(), signIn));
            }
        }
        // By time: the batch has them by protocol.
        uses.values().forEach(each -> each.sort(Comparator.comparing(Envelope::time)));
        return uses;
    }

    private static Envelope<SignInRecorded> use(Envelope<?> envelope, SignInRecorded signIn) {
        return new Envelope<>(
                envelope.id(),
                envelope.source(),
                envelope.time(),
                envelope.producer(),
                envelope.sequence(),
                envelope.traceparent(),
                signIn);
    }

    private Mono<Boolean> activate(String key, Envelope<SignInRecorded> use) {
        return firstUse.of(use).filter(done -> done).doOnNext(done -> knownActive.put(key, true));
    }
}
