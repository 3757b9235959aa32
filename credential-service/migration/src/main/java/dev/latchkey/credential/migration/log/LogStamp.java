package dev.latchkey.credential.migration.log;

import java.util.regex.Pattern;

/** A time as a log writes it. */
record LogStamp(Form form, String text) {
    /** How times are written. */
    enum Form {
        /** {@code Wed 2026-03-04 10:00:00 CET}, as {@code journalctl -o short-full} has it. */
        FULL("[A-Z][a-z]{2} (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})? "
                + "(?:[A-Z][A-Za-z_]{1,20}(?:/[A-Za-z_/+-]{1,40})?|[+-]\\d\\d(?::?\\d\\d)?))"),
        /** {@code 2026-03-04T10:00:00Z}. */
        ISO("(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?: ?(?:Z|[+-]\\d\\d:?\\d\\d))?)"),
        /** {@code Mar  4 10:00:00}, some with the year. */
        SYSLOG("([A-Z][a-z]{2} [ \\d]?\\d (?:\\d{4} )?\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?)"),
        /** {@code 1772618400.123456}. */
        UNIX("(\\d{10}\\.\\d{1,9})");

        private static final String BEHIND = "\\]?:?[ \t]+";

        private final Pattern pattern;

        Form(String pattern) {
            this.pattern = Pattern.compile("\\[?" + pattern + BEHIND);
        }

        /** As it stands in a line, with what is around it; the time is its first group. */
        Pattern pattern() {
            return pattern;
        }
    }

    /** Whether it means the same everywhere. */
    boolean saysZone() {
        return switch (form) {
            case FULL, UNIX -> true;
            case ISO -> text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > 10;
            case SYSLOG -> false;
        };
    }
}
