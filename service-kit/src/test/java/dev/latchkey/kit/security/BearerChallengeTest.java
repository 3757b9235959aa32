package dev.latchkey.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class BearerChallengeTest {
    private static final String ADDRESS = "https://latchkey.example/.well-known/oauth-protected-resource";
    private static final Optional<String> METADATA = Optional.of(ADDRESS);

    @Test
    void namesNoErrorWhereThereWasNoToken() {
        assertThat(BearerChallenge.withoutToken(METADATA)).isEqualTo("Bearer resource_metadata=\"" + ADDRESS + '"');
    }

    @Test
    void leadsNowhereWhereThereAreNoMetadata() {
        assertThat(BearerChallenge.withoutToken(Optional.empty())).isEqualTo("Bearer");
        assertThat(BearerChallenge.refused("no signed token", Optional.empty()))
                .isEqualTo("Bearer error=\"invalid_token\", error_description=\"no signed token\"");
    }

    @Test
    void saysWhyATokenWillNotDo() {
        assertThat(BearerChallenge.refused("aud: [account] (expected: one of [latchkey])", METADATA))
                .isEqualTo("Bearer error=\"invalid_token\", error_description=\"aud: [account] (expected: one of"
                        + " [latchkey])\", resource_metadata=\"" + ADDRESS + '"');
    }

    /** A token is its bearer's text. */
    @Test
    void keepsItsFormWhateverATokenSays() {
        String challenge = BearerChallenge.refused("typ: a\", error=\"b\r\nX: \\ü\u0000" + "x".repeat(5000), METADATA);
        assertThat(challenge)
                .matches(
                        "Bearer error=\"invalid_token\", error_description=\"[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]{300}\","
                                + " resource_metadata=\"[^\"]+\"");
    }
}
