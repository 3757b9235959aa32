package dev.latchkey.credential.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedSecretTest {
    private static final String LETTERS = "abcdefghijklmno" + check("abcdefghijklmno");

    private static String check(String letters) {
        byte[] bytes = (letters + "a").getBytes(StandardCharsets.US_ASCII);
        return String.valueOf((char) CheckLetter.of(bytes, letters.length()));
    }

    private static String grouped(String between) {
        return String.join(
                between,
                LETTERS.substring(0, 4),
                LETTERS.substring(4, 8),
                LETTERS.substring(8, 12),
                LETTERS.substring(12));
    }

    private static void isRecognised(String typed) {
        assertThat(TypedSecret.read(typed))
                .isInstanceOfSatisfying(
                        TypedSecret.WellFormed.class,
                        read -> assertThat(new String(read.secret().letters(), StandardCharsets.US_ASCII))
                                .isEqualTo(LETTERS));
    }

    @Test
    void readsItAsShown() {
        isRecognised(grouped("-"));
        isRecognised(LETTERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "  ",
                "\t",
                "\r\n",
                "\n",
                "\u00A0",
                "\u2007",
                "\u202F",
                "\u3000",
                "\u2028",
                "\u2029",
                "\u0085",
                "\u200B",
                "\u200C",
                "\u200D",
                "\u2060",
                "\uFEFF",
                "\u00AD",
                "\u200E",
                "\u202A",
                "\u180E",
                "\uFE0F",
                "\u034F",
                "\u2003\u200B"
            })
    void dropsSpacesThatCanBeSeenAndThoseThatCannot(String space) {
        isRecognised(grouped(space));
        isRecognised(space + grouped("-") + space);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-", "--", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\uFE58", "\uFE63",
                "\uFF0D", "\u30A0", "\u058A", "\u2043", "\u02D7", "\u30FC", "\u207B", " - ", "_"
            })
    void dropsDashesOfAnyKind(String dash) {
        isRecognised(grouped(dash));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "''",
                "``",
                "\u201C\u201D",
                "\u2018\u2019",
                "\u00AB\u00BB",
                "\u201E\u201C",
                "\u201A\u2018",
                "\u00B4\u00B4",
                "\uFF02\uFF02",
                "\uFF07\uFF07",
                "\u2032\u2032",
                "\u2033\u2033"
            })
    void dropsQuotationMarksAround(String pair) {
        isRecognised(pair.charAt(0) + grouped("-") + pair.charAt(1));
    }

    @Test
    void foldsCaseWhateverTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            isRecognised(LETTERS.toUpperCase(Locale.ROOT));
            isRecognised("A" + LETTERS.substring(1));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void readsFullWidthLettersAndDigits() {
        isRecognised(fullWidth(grouped("-")));
        isRecognised(fullWidth(LETTERS.toUpperCase(Locale.ROOT)));
        isRecognised(fullWidth(LETTERS.replace('o', '0').replace('l', '1')));
    }

    private static String fullWidth(String ascii) {
        return ascii.chars()
                .map(c -> c + 0xFEE0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void readsZeroAsOAndOneAsL() {
        assertThat(LETTERS).contains("o", "l");
        isRecognised(LETTERS.replace('o', '0').replace('l', '1'));
    }

    @Test
    void cutsNothingOff() {
        assertThat(TypedSecret.read(LETTERS + "a")).isInstanceOf(TypedSecret.NotAnAppPassword.class);
        assertThat(TypedSecret.read(LETTERS.substring(1))).isInstanceOf(TypedSecret.NotAnAppPassword.class);
        assertThat(TypedSecret.read(LETTERS.repeat(2))).isInstanceOf(TypedSecret.NotAnAppPassword.class);
        assertThat(TypedSecret.read("a".repeat(10_000))).isInstanceOf(TypedSecret.NotAnAppPassword.class);
        assertThat(TypedSecret.read("-".repeat(10_000))).isInstanceOf(TypedSecret.NotAnAppPassword.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Winter2026!",
                "abcd-efgh-ijkl-mno2",
                "abcd.efgh.ijkl.mnop",
                "äbcdefghijklmnop",
                "abcdefghijklmno\u0000",
                "abcdefghijklmno\uD800",
                "abcdefghijklmno\u0430",
                "\uD83D\uDE00"
            })
    void tellsWhatIsNoAppPassword(String typed) {
        assertThat(TypedSecret.read(typed)).isInstanceOf(TypedSecret.NotAnAppPassword.class);
    }

    @Test
    void tellsATypingMistake() {
        String wrong = (LETTERS.charAt(0) == 'z' ? "y" : "z") + LETTERS.substring(1);
        assertThat(TypedSecret.read(wrong)).isInstanceOf(TypedSecret.Mistyped.class);
    }

    @Test
    void printsNothingOfIt() {
        TypedSecret read = TypedSecret.read(grouped("-"));
        assertThat(read.toString()).doesNotContain(LETTERS).doesNotContain("abcd");
        assertThat(String.valueOf(read)).isEqualTo("WellFormed[secret=AppPasswordSecret[…]]");
    }
}
