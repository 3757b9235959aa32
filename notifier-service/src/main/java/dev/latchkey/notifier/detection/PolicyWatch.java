package dev.latchkey.notifier.detection;

import dev.latchkey.events.PolicySnapshotReported;
import dev.latchkey.kit.consuming.BatchHandler;
import dev.latchkey.kit.consuming.Received;
import dev.latchkey.notifier.alert.Alerts;
import dev.latchkey.notifier.alert.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows reports on policies to {@link RejectedPolicies}; one that is read again leads to the same alert. */
final class PolicyWatch implements BatchHandler {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RejectedPolicies detector;
    private final Alerts alerts;

    PolicyWatch(RejectedPolicies detector, Alerts alerts) {
        this.detector = detector;
        this.alerts = alerts;
    }

    @Override
    public void handle(List<Received> events) {
        Flux.fromIterable(events)
                .concatMap(each -> Mono.justOrEmpty(finding(each)).flatMap(alerts::raise))
                .then()
                .block(PATIENCE);
    }

    private Optional<Finding> finding(Received each) {
        return each.event() instanceof PolicySnapshotReported report
                ? detector.judge(report, each.envelope().time())
                : Optional.empty();
    }
}
