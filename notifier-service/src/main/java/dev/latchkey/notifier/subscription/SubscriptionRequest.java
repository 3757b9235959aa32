package dev.latchkey.notifier.subscription;

import dev.latchkey.events.AlertSeverity;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.notifier.alert.DetectorNames;
import dev.latchkey.notifier.alert.Severities;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for. {@code kind}, {@code url} and {@code address} are given once, when it is made; {@code
 * enabled} when it is changed.
 */
record SubscriptionRequest(
        @Nullable String kind,
        @Nullable String url,
        @Nullable String address,
        @Nullable List<String> detectors,
        @Nullable String minSeverity,
        @Nullable Boolean enabled) {

    /**
     * The detectors whose alerts are wanted; none where all are.
     *
     * @throws ProblemException 400 where there is no such one
     */
    List<String> chosenDetectors() {
        List<String> given = detectors == null ? List.of() : detectors;
        for (String name : given) {
            // JSON may have null in a list, which List.of(…) would not even look for.
            if (name == null || !DetectorNames.ALL.contains(name)) {
                throw ProblemException.badField("detectors", String.valueOf(name), "any of " + DetectorNames.ALL);
            }
        }
        return given.stream().distinct().toList();
    }

    /** @throws ProblemException 400 where there is no such one */
    AlertSeverity chosenSeverity() {
        return minSeverity == null ? AlertSeverity.INFORMATIONAL : Severities.named("minSeverity", minSeverity);
    }
}
