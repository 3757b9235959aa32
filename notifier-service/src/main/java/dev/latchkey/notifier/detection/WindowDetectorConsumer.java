package dev.latchkey.notifier.detection;

import dev.latchkey.notifier.alert.Alerts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows the attempts to one detector: those of a batch together with those that came before. */
final class WindowDetectorConsumer {
    private static final int AT_ONCE = 16;
    private static final int REPEATS_KNOWN = 20_000;

    private final WindowDetector detector;
    private final AttemptWindows windows;
    private final Alerts alerts;
    private final RecentKeys<Guess> stored = new RecentKeys<>(REPEATS_KNOWN);

    WindowDetectorConsumer(WindowDetector detector, AttemptWindows windows, Alerts alerts) {
        this.detector = detector;
        this.windows = windows;
        this.alerts = alerts;
    }

    /** Completes when every attempt that counts is stored and every finding is an alert. */
    Mono<Void> look(List<ObservedSignIn> batch) {
        return Flux.fromIterable(bySubject(batch).entrySet())
                .flatMap(each -> look(each.getKey(), each.getValue()), AT_ONCE)
                .then();
    }

    private Mono<Void> look(DetectionSubject subject, List<FailedAttempt> fresh) {
        return windows.add(detector, subject, latest(fresh))
                .flatMapIterable(seen -> SlidingWindow.findings(detector, subject, seen, fresh))
                .concatMap(alerts::raise)
                .then(Mono.fromRunnable(() -> fresh.forEach(each -> stored.put(Guess.of(subject, each), each.at()))));
    }

    private Map<DetectionSubject, List<FailedAttempt>> bySubject(List<ObservedSignIn> batch) {
        Map<DetectionSubject, List<FailedAttempt>> fresh = new LinkedHashMap<>();
        Set<Guess> inBatch = new HashSet<>();
        for (ObservedSignIn signIn : batch) {
            detector.subject(signIn).ifPresent(subject -> {
                FailedAttempt attempt = FailedAttempt.of(signIn);
                if (!repeats(Guess.of(subject, attempt), attempt, inBatch)) {
                    fresh.computeIfAbsent(subject, none -> new ArrayList<>()).add(attempt);
                }
            });
        }
        return fresh;
    }

    /**
     * Whether this very secret was tried on this very account a moment ago: it counts once, and a device that repeats
     * it every few seconds shall not cost a write each time. It is stored anew before the first one leaves the window.
     */
    private boolean repeats(Guess guess, FailedAttempt attempt, Set<Guess> inBatch) {
        if (guess.secret() == null) {
            return false;
        }
        Duration moment = detector.window().dividedBy(4);
        return !inBatch.add(guess) || stored.since(guess, attempt.at().minus(moment));
    }

    private List<FailedAttempt> latest(List<FailedAttempt> fresh) {
        return fresh.subList(Math.max(0, fresh.size() - detector.keep()), fresh.size());
    }

    private record Guess(
            DetectionSubject subject,
            String account,
            @Nullable String secret) {
        static Guess of(DetectionSubject subject, FailedAttempt attempt) {
            return new Guess(subject, attempt.account(), attempt.secret());
        }
    }
}
