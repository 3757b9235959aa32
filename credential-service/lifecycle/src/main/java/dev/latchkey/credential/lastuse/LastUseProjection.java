package dev.latchkey.credential.lastuse;

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
    /** First uses whose consequences come about side by side. */
    private static final int FIRST_USES_AT_ONCE = 8;

    private final LastUses lastUses;
    private final EarlierUses earlierUses;
    private final FirstUse firstUse;
    private final DormancyDetector dormancyDetector;

    LastUseProjection(
            LastUses lastUses, EarlierUses earlierUses, FirstUse firstUse, DormancyDetector dormancyDetector) {
        this.lastUses = lastUses;
        this.earlierUses = earlierUses;
        this.firstUse = firstUse;
        this.dormancyDetector = dormancyDetector;
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
        earlierUses
                .of(uses.keySet())
                .flatMap(before -> dormancyDetector.look(uses, before).then(Mono.defer(() -> keep(uses, before))))
                .block(PATIENCE);
    }

    /** First uses have their consequences first: that they had is written with the use. */
    private Mono<Void> keep(Map<String, List<Envelope<SignInRecorded>>> uses, Map<String, EarlierUse> before) {
        return Flux.fromIterable(uses.entrySet())
                .flatMapSequential(
                        use -> settle(use.getValue(), before.getOrDefault(use.getKey(), EarlierUse.NONE)),
                        FIRST_USES_AT_ONCE)
                .collectList()
                .flatMap(
                        written -> lastUses.keep(written).then(Mono.fromRunnable(() -> earlierUses.remember(written))));
    }

    private Mono<WrittenUse> settle(List<Envelope<SignInRecorded>> uses, EarlierUse before) {
        return (before.settled() ? Mono.just(true) : firstUse.of(uses.getFirst()))
                .map(settled -> new WrittenUse(uses, before, settled));
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
}
