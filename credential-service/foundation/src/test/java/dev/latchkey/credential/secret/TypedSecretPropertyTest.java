package dev.latchkey.credential.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class TypedSecretPropertyTest {
    private static final List<String> DECORATIONS = List.of(
            "", "-", " ", "\u00A0", "\u200B", "\uFEFF", "\u2013", "\u2212", "\"", "\u201C", "\t", "\u00AD", "'",
            "\u3000");

    @Property(tries = 2_000)
    void recognisesAnySecretUnderAnyDecoration(
            @ForAll boolean longForm,
            @ForAll @Size(26) List<@IntRange(max = 13) Integer> between,
            @ForAll @Size(26) List<@IntRange(max = 3) Integer> disguise) {
        byte[] letters = AppPasswordSecret.random(longForm ? SecretFormat.LONG : SecretFormat.SHORT)
                .letters();
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < letters.length; i++) {
            typed.append(DECORATIONS.get(between.get(i))).appendCodePoint(disguised(letters[i], disguise.get(i)));
        }
        typed.append(DECORATIONS.get(between.get(25)));
        assertThat(TypedSecret.read(typed.toString()))
                .isInstanceOfSatisfying(
                        TypedSecret.WellFormed.class,
                        read -> assertThat(read.secret().letters()).isEqualTo(letters));
    }

    private static int disguised(byte letter, int how) {
        return switch (how) {
            case 1 -> Character.toUpperCase(letter);
            case 2 -> letter + 0xFEE0;
            case 3 -> letter == 'o' ? '0' : letter == 'l' ? '1' : letter;
            default -> letter;
        };
    }

    @Property(tries = 2_000)
    void neverTakesOneWrongLetterForRight(
            @ForAll @IntRange(max = 15) int place, @ForAll @IntRange(min = 1, max = 25) int by) {
        byte[] letters = AppPasswordSecret.random(SecretFormat.SHORT).letters();
        letters[place] = (byte) ('a' + (letters[place] - 'a' + by) % 26);
        assertThat(TypedSecret.read(new String(letters, java.nio.charset.StandardCharsets.US_ASCII)))
                .isInstanceOf(TypedSecret.Mistyped.class);
    }

    @Property(tries = 2_000)
    void readsAnythingAtAll(@ForAll @StringLength(max = 200) String typed) {
        assertThat(TypedSecret.read(typed)).isNotNull();
    }
}
