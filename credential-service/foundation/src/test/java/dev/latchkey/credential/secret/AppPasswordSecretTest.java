package dev.latchkey.credential.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AppPasswordSecretTest {
    @Test
    void isShownInGroups() {
        assertThat(AppPasswordSecret.random(SecretFormat.SHORT).shownOnce()).matches("[a-z]{4}(-[a-z]{4}){3}");
        assertThat(AppPasswordSecret.random(SecretFormat.LONG).shownOnce()).matches("[a-z]{5}(-[a-z]{5}){4}");
    }

    @Test
    void isNeverTheSameTwice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(AppPasswordSecret.random(SecretFormat.SHORT).shownOnce()))
                    .isTrue();
        }
    }

    @Test
    void usesEveryLetterAboutAsOften() {
        int[] count = new int[26];
        for (int i = 0; i < 10_000; i++) {
            byte[] letters = AppPasswordSecret.random(SecretFormat.SHORT).letters();
            for (int place = 0; place < letters.length - 1; place++) {
                count[letters[place] - 'a']++;
            }
        }
        // 150,000 letters, 5,769 of each expected, standard deviation 74.
        assertThat(Arrays.stream(count).boxed())
                .allSatisfy(each -> assertThat(each).isBetween(5_300, 6_250));
    }

    @Test
    void isWipedWhenClosed() {
        AppPasswordSecret secret = AppPasswordSecret.random(SecretFormat.LONG);
        secret.close();
        assertThat(secret.letters()).containsOnly(0);
    }

    @Test
    void printsNothing() {
        try (AppPasswordSecret secret = AppPasswordSecret.random(SecretFormat.SHORT)) {
            assertThat(secret).hasToString("AppPasswordSecret[…]");
        }
    }
}
