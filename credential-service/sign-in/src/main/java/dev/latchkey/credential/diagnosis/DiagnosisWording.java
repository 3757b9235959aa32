package dev.latchkey.credential.diagnosis;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How moments and lists are said. */
final class DiagnosisWording {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private DiagnosisWording() {}

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
