package dev.latchkey.credential.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedSecretTest {
    private static final String LETTERS =
            AppPasswordSecret.random(SecretFormat.SHORT).shownOnce();

    private static String fingerprint(PresentedSecret secret) {
        return new VerifierKeys(Map.of(1, new byte[32])).fingerprint("acme", "anna", secret);
    }

    @Test
    void isReadOnceAndWipedAltogether() {
        PresentedSecret secret = PresentedSecret.of(LETTERS);
        TypedSecret.WellFormed read = (TypedSecret.WellFormed) secret.read();
        assertThat(read.secret().shownOnce()).isEqualTo(LETTERS);
        assertThat(secret.read()).isSameAs(read);
        secret.close();
        assertThat(read.secret().letters()).containsOnly(0);
        assertThat(secret.bytes()).containsOnly(0);
    }

    @Test
    void isNeverCutIntoASecret() {
        PresentedSecret padded = PresentedSecret.of(LETTERS + " ".repeat(PresentedSecret.LONGEST));
        assertThat(padded.isReadable()).isFalse();
        assertThat(padded.read()).isInstanceOf(TypedSecret.NotAnAppPassword.class);
        assertThat(padded.length()).isEqualTo(LETTERS.length() + PresentedSecret.LONGEST);
        assertThat(padded.bytes()).hasSize(PresentedSecret.LONGEST);
    }

    @Test
    void isNothingThatItLooksLikeWhereItCouldNotBeRead() {
        assertThat(PresentedSecret.unreadable(LETTERS).read()).isInstanceOf(TypedSecret.NotAnAppPassword.class);
        PresentedSecret latin = PresentedSecret.utf8("M\u00FCller".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.isReadable()).isFalse();
        assertThat(fingerprint(latin))
                .as("a device that repeats itself")
                .isEqualTo(fingerprint(PresentedSecret.utf8("M\u00FCller".getBytes(StandardCharsets.ISO_8859_1))));
    }

    /** No-break space, soft hyphen, and what Windows makes of a dash. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u00AD", "\u2013", "\u2014", "\u2019"})
    void readsLettersWhateverCharsetIsBetweenThem(String between) {
        String typed = between + LETTERS.replace("-", between);
        PresentedSecret windows = PresentedSecret.utf8(typed.getBytes(Charset.forName("windows-1252")));
        assertThat(windows.read())
                .isInstanceOfSatisfying(
                        TypedSecret.WellFormed.class,
                        read -> assertThat(read.secret().shownOnce()).isEqualTo(LETTERS));
        assertThat(fingerprint(windows)).isEqualTo(fingerprint(PresentedSecret.of(LETTERS)));
        PresentedSecret more = PresentedSecret.utf8((typed + "\u00FC").getBytes(Charset.forName("windows-1252")));
        assertThat(more.isReadable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Winter2026!", "M\u00FCller", "\uD83D\uDE00"})
    void readsUtf8(String text) {
        PresentedSecret secret = PresentedSecret.utf8(text.getBytes(StandardCharsets.UTF_8));
        assertThat(secret.isReadable()).isTrue();
        assertThat(secret.bytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(fingerprint(secret)).isEqualTo(fingerprint(PresentedSecret.of(text)));
    }

    @Test
    void printsNothing() {
        assertThat(PresentedSecret.of(LETTERS)).hasToString("PresentedSecret[…]");
    }
}
