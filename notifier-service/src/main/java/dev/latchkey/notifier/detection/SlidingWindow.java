package dev.latchkey.notifier.detection;

import dev.latchkey.notifier.alert.DetectionFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Moves a detector's window over the attempts of one subject. Pure. */
final class SlidingWindow {
    private static final Comparator<FailedAttempt> BY_TIME =
            Comparator.comparing(FailedAttempt::at).thenComparing(FailedAttempt::event);

    private SlidingWindow() {}

    /**
     * What the detector finds in the windows that hold one of the fresh attempts: the last finding of each alert. Every
     * fresh attempt is an end, not just the last: after an outage, a batch may hold an attack and its aftermath. So is
     * every stored one that is not older: partitions are read at different speeds, and one of them may have brought the
     * last attempt of an attack before another brought the first.
     */
    static Collection<DetectionFinding> findings(
            WindowDetector detector, DetectionSubject subject, List<FailedAttempt> stored, List<FailedAttempt> fresh) {
        List<FailedAttempt> all = distinct(stored, fresh);
        Instant oldest = fresh.stream()
                .map(FailedAttempt::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Map<Instant, DetectionFinding> byAlert = new LinkedHashMap<>();
        int start = 0;
        for (int end = 0; end < all.size(); end++) {
            Instant since = all.get(end).at().minus(detector.window());
            while (!all.get(start).at().isAfter(since)) {
                start++;
            }
            if (!all.get(end).at().isBefore(oldest)) {
                detector.judge(subject, all.subList(start, endOfMoment(all, end)))
                        .ifPresent(finding -> byAlert.put(finding.period(), finding));
            }
        }
        return byAlert.values();
    }

    /** Behind everything that came at the same moment: among those, which is the last is chance. */
    private static int endOfMoment(List<FailedAttempt> all, int index) {
        int behind = index + 1;
        while (behind < all.size() && all.get(behind).at().equals(all.get(index).at())) {
            behind++;
        }
        return behind;
    }

    /** Without repetitions: an event may be handed over, and so stored, more than once. */
    private static List<FailedAttempt> distinct(List<FailedAttempt> stored, List<FailedAttempt> fresh) {
        Map<UUID, FailedAttempt> byEvent = new LinkedHashMap<>();
        Stream.concat(stored.stream(), fresh.stream()).forEach(each -> byEvent.putIfAbsent(each.event(), each));
        List<FailedAttempt> all = new ArrayList<>(byEvent.values());
        all.sort(BY_TIME);
        return all;
    }
}
