package dev.latchkey.notifier.detection;

import dev.latchkey.events.Event;
import dev.latchkey.kit.consuming.BatchHandler;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.notifier.alert.Alerts;
import dev.latchkey.notifier.alert.DetectionFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Shows events of one type, and when they happened, to a detector that needs no more than one of them; one that is read again leads to
 * the same alert.
 */
final class EventDetectorConsumer<E extends Event> implements BatchHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Class<E> type;
    private final BiFunction<E, Instant, Optional<DetectionFinding>> detector;
    private final Alerts alerts;

    EventDetectorConsumer(Class<E> type, BiFunction<E, Instant, Optional<DetectionFinding>> detector, Alerts alerts) {
        this.type = type;
        this.detector = detector;
        this.alerts = alerts;
    }

    @Override
    public void handle(List<ReceivedEvent> events) {
        Flux.fromIterable(events)
                .filter(each -> type.isInstance(each.event()))
                .concatMap(each -> Mono.justOrEmpty(finding(each)).flatMap(alerts::raise))
                .then()
                .block(PATIENCE);
    }

    private Optional<DetectionFinding> finding(ReceivedEvent each) {
        return detector.apply(type.cast(each.event()), each.envelope().time());
    }
}
