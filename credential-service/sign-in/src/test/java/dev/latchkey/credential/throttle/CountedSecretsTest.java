package dev.latchkey.credential.throttle;

import static dev.latchkey.credential.throttle.ARefusal.BOB;
import static dev.latchkey.credential.throttle.ARefusal.aRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountedSecretsTest {
    private final CountedSecrets secrets = new CountedSecrets(new ThrottleKeys(new byte[16]));

    private int right(int app) {
        return secrets.ofLogin(aRefusal().ofApp("c-" + app).attributes());
    }

    @Test
    void takesAWrongSecretForWhatIsOnItsRecord() {
        assertThat(secrets.ofLogin(aRefusal().guess(0xABC).attributes())).isEqualTo(0xABC);
    }

    /** Were it told from others more surely, it would count where a wrong one would not. */
    @Test
    void takesARightSecretForAnotherOneAsOftenAsAWrongOne() {
        int tries = 400_000;
        long met = IntStream.range(0, tries).filter(app -> right(app) == 0xABC).count();
        assertThat(met).isBetween(50L, 150L);
        assertThat(IntStream.range(0, tries).map(this::right).max()).hasValue(0xFFF);
    }

    @Test
    void takesASecretForTheSameWheneverItComes() {
        assertThat(right(7)).isEqualTo(right(7));
        assertThat(secrets.ofLogin(aRefusal().guess(1).attributes()))
                .isEqualTo(secrets.ofLogin(aRefusal().guess(1).attributes()));
    }

    @Test
    void tellsLoginsApartWhereTheyAreCountedTogether() {
        assertThat(secrets.ofAnyLogin(aRefusal().guess(1).attributes()))
                .isNotEqualTo(secrets.ofAnyLogin(aRefusal().as(BOB).guess(1).attributes()));
        Set<Integer> ofOneLogin = new HashSet<>();
        IntStream.range(0, 4096)
                .forEach(guess -> ofOneLogin.add(
                        secrets.ofAnyLogin(aRefusal().guess(guess).attributes())));
        assertThat(ofOneLogin).hasSize(4096);
    }
}
