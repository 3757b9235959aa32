package dev.latchkey.events;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Instants as events have them: ISO 8601, as {@link Instant#toString} does it, and without a formatter's garbage. */
public final class InstantText {
    private static final byte[] FORM = "0000-00-00T00:00:00.000000000".getBytes(ISO_8859_1);
    /** Years of four digits begin and end there. */
    private static final long YEAR_0 = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();

    private static final long YEAR_10000 =
            Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();
    private static final int WHOLE_SECONDS = 19;
    private static final int POINT = 1;

    private InstantText() {}

    /** Its text, with none, three, six or nine digits of the second's fraction, as many as it needs. */
    public static String of(Instant instant) {
        return new String(ascii(instant), ISO_8859_1);
    }

    /** The bytes of that text, for those who need no other form of it. */
    public static byte[] ascii(Instant instant) {
        long second = instant.getEpochSecond();
        return second < YEAR_0 || second >= YEAR_10000
                ? instant.toString().getBytes(ISO_8859_1)
                : ascii(LocalDateTime.ofEpochSecond(second, instant.getNano(), ZoneOffset.UTC));
    }

    private static byte[] ascii(LocalDateTime time) {
        int end = WHOLE_SECONDS + fraction(time.getNano());
        byte[] text = Arrays.copyOf(FORM, end + 1);
        put(text, 4, time.getYear());
        put(text, 7, time.getMonthValue());
        put(text, 10, time.getDayOfMonth());
        put(text, 13, time.getHour());
        put(text, 16, time.getMinute());
        put(text, 19, time.getSecond());
        if (end > WHOLE_SECONDS) {
            put(text, end, shortened(time.getNano()));
        }
        text[end] = 'Z';
        return text;
    }

    /** How many characters it takes. */
    private static int fraction(int nanos) {
        if (nanos == 0) {
            return 0;
        }
        return POINT + (nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9);
    }

    private static int shortened(int nanos) {
        return nanos % 1_000_000 == 0 ? nanos / 1_000_000 : nanos % 1_000 == 0 ? nanos / 1_000 : nanos;
    }

    /** The digits of a number, the last of them before that place; what is to its left is zero already. */
    private static void put(byte[] text, int end, int number) {
        int place = end;
        for (int rest = number; rest > 0; rest /= 10) {
            text[--place] = (byte) ('0' + rest % 10);
        }
    }
}
