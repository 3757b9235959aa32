package dev.latchkey.credential.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckLetterTest {
    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource
    void findsEverySingleWrongLetter(SecretFormat form) {
        for (int run = 0; run < 200; run++) {
            byte[] right = letters(form);
            for (int place = 0; place < right.length; place++) {
                for (byte wrong = 'a'; wrong <= 'z'; wrong++) {
                    byte[] changed = right.clone();
                    changed[place] = wrong;
                    assertThat(CheckLetter.fits(changed)).isEqualTo(wrong == right[place]);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsNearlyEverySwapOfNeighbours(SecretFormat form) {
        int swaps = 0;
        int found = 0;
        for (int run = 0; run < 5_000; run++) {
            byte[] right = letters(form);
            for (int place = 1; place < right.length; place++) {
                if (right[place] != right[place - 1]) {
                    swaps++;
                    found += CheckLetter.fits(swapped(right, place)) ? 0 : 1;
                }
            }
        }
        assertThat((double) found / swaps).isGreaterThan(0.99);
    }

    /** ISO/IEC 7064 MOD 27,26 by the book: P = 26; for each: S = (P + a) mod 26, 0 is 26; P = 2 S mod 27; P + c = 1. */
    @Test
    void isTheStandardsLetter() {
        for (int run = 0; run < 1_000; run++) {
            byte[] letters = letters(SecretFormat.SHORT);
            int p = 26;
            for (int i = 0; i < letters.length - 1; i++) {
                int s = (p + letters[i] - 'a') % 26;
                p = (s == 0 ? 26 : s) * 2 % 27;
            }
            assertThat((p + letters[letters.length - 1] - 'a') % 26).isEqualTo(1);
        }
    }

    private byte[] letters(SecretFormat form) {
        byte[] letters = new byte[form.length()];
        for (int i = 0; i < letters.length - 1; i++) {
            letters[i] = (byte) ('a' + random.nextInt(26));
        }
        letters[letters.length - 1] = CheckLetter.of(letters, letters.length - 1);
        return letters;
    }

    private static byte[] swapped(byte[] letters, int place) {
        byte[] swapped = letters.clone();
        swapped[place] = letters[place - 1];
        swapped[place - 1] = letters[place];
        return swapped;
    }
}
