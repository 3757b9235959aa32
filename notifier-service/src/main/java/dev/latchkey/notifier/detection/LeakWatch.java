package dev.latchkey.notifier.detection;

import dev.latchkey.events.AppPasswordRevoked;
import dev.latchkey.kit.consuming.BatchHandler;
import dev.latchkey.kit.consuming.Received;
import dev.latchkey.notifier.alert.Alerts;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows revocations to {@link LeakedCredential}; one that is read again leads to the same alert. */
final class LeakWatch implements BatchHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LeakedCredential detector;
    private final Alerts alerts;

    LeakWatch(LeakedCredential detector, Alerts alerts) {
        this.detector = detector;
        this.alerts = alerts;
    }

    @Override
    public void handle(List<Received> events) {
        Flux.fromIterable(events)
                .map(Received::event)
                .ofType(AppPasswordRevoked.class)
                .concatMap(fact -> Mono.justOrEmpty(detector.judge(fact)).flatMap(alerts::raise))
                .then()
                .block(PATIENCE);
    }
}
