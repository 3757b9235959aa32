package dev.latchkey.credential.diagnosis;

import dev.latchkey.credential.diagnosis.Diagnosis.Worked;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a diagnosis is summed up, and how moments and lists are said. */
final class DiagnosisWording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private DiagnosisWording() {}

    /**
     * When it last failed, and when it last worked.
     *
     * @param failures newest first
     */
    static String summary(List<Failure> failures, @Nullable Worked worked) {
        String failed = failures.isEmpty()
                ? "No failures within the last " + RecentFailures.KEPT_FOR.toDays() + " days."
                : "The last failure was on " + time(failures.getFirst().at()) + ".";
        return failed
                + (worked == null
                        ? " It has not worked yet."
                        : " It last worked on " + time(worked.at()) + ", by " + worked.protocol() + ".");
    }

    static String time(Instant moment) {
        return TIME.format(moment);
    }

    /** With a word before it; nothing where there is no such moment. */
    static String time(String before, @Nullable Instant moment) {
        return moment == null ? "" : " " + before + " " + time(moment);
    }

    static String list(Collection<?> items) {
        return String.join(", ", items.stream().map(String::valueOf).sorted().toList());
    }
}
