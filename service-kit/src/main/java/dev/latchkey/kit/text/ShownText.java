package dev.latchkey.kit.text;

import java.util.regex.Pattern;

/**
 * What text may hold that is shown to people beside other text. Line ends and control characters forge lines; what turns
 * the direction of writing around, or is not seen at all, makes a text read as another ("Trojan Source", CVE-2021-42574);
 * half a character cannot be written down. The joiners stay: Persian and the scripts of India are not spelt without them.
 */
public final class ShownText {
    /** What is expected, in words. */
    public static final String EXPECTED =
            "without control characters, line or paragraph separators, or characters that change the direction of text";

    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Cf}&&[^\u200C\u200D]]+");

    private ShownText() {}

    /** Whether all of it may be shown. */
    public static boolean isFit(String text) {
        return !UNFIT.matcher(text).find();
    }

    /** The text with something else in place of what may not be shown, once for each run of it. */
    public static String replaced(String text, String with) {
        return UNFIT.matcher(text).replaceAll(with);
    }
}
