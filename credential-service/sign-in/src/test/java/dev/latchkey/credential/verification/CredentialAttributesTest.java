package dev.latchkey.credential.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.apppassword.AppPassword;
import dev.latchkey.credential.apppassword.AppPasswordState;
import dev.latchkey.credential.conditionalaccess.AttributeSource.LastUse;
import dev.latchkey.credential.secret.TypedSecret;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CredentialAttributesTest {
    private static AppPassword neverActivated(AppPasswordState state) {
        return AnnasPhone.appPassword(
                "anna", state, Set.of(), Set.of(), List.of(), null, AnAttempt.NOW.plusSeconds(60));
    }

    private static boolean activated(AppPasswordState state, LastUse lastUse) {
        AppPassword password = neverActivated(state);
        boolean recorded = CredentialAttributes.recorded(password, TypedSecret.read("nothing"), lastUse)
                .activated();
        assertThat(CredentialAttributes.asked(password, TypedSecret.read("nothing"), lastUse)
                        .activated())
                .isEqualTo(recorded);
        return recorded;
    }

    /** Whatever was done with it meanwhile. */
    @ParameterizedTest
    @EnumSource
    void isNotActivatedBeforeItsFirstUse(AppPasswordState state) {
        assertThat(activated(state, new LastUse.Never())).isFalse();
        assertThat(activated(state, new LastUse.At(AnAttempt.NOW))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, false",
        "SUSPENDED, false",
        "REVOKED, false",
        "EXPIRED, false",
        "LAPSED, false",
        "ACTIVE, true"
    })
    void asksItsStateWhereNobodyKnowsItsLastUse(AppPasswordState state, boolean expected) {
        assertThat(activated(state, new LastUse.Unknown())).isEqualTo(expected);
    }
}
