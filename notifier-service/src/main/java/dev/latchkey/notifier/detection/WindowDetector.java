package dev.latchkey.notifier.detection;

import dev.latchkey.notifier.alert.DetectionFinding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds an anomaly in the failed attempts that one subject saw within a window of time. Pure. */
interface WindowDetector {
    /** The name that its alerts bear. */
    String name();

    /** How far back it looks. */
    Duration window();

    /** How many of the latest attempts are enough for it. */
    int keep();

    /** Whose attempt a sign-in is; nobody's if it does not matter to this detector. */
    Optional<DetectionSubject> subject(ObservedSignIn signIn);

    /**
     * Judges a window.
     *
     * @param attempts what was seen within the window, oldest first, at least one
     */
    Optional<DetectionFinding> judge(DetectionSubject subject, List<FailedAttempt> attempts);
}
