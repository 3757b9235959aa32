package dev.latchkey.credential.diagnosis;

import static dev.latchkey.credential.diagnosis.AFailure.NOW;
import static dev.latchkey.credential.diagnosis.AFailure.aFailure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.SignInReason;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatedFailuresTest {
    @Test
    void countsWhatRepeatsItselfAndKeepsTheOrder() {
        List<RepeatedFailures> repeats = RepeatedFailures.in(List.of(
                aFailure(SignInReason.REVOKED).at(NOW).build(),
                aFailure(SignInReason.MISTYPED).withSecretOfNobody("3fa").build(),
                aFailure(SignInReason.REVOKED).at(NOW.minusSeconds(90)).build()));
        assertThat(repeats).hasSize(2);
        assertThat(repeats.getFirst().times()).isEqualTo(2);
        assertThat(repeats.getFirst().newest().at()).isEqualTo(NOW);
        assertThat(repeats.getFirst().since()).isEqualTo(NOW.minusSeconds(90));
        assertThat(repeats.getLast().newest().reason()).isEqualTo(SignInReason.MISTYPED);
    }

    @Test
    void tellsApartWhatIsNotTheSame() {
        assertThat(RepeatedFailures.in(List.of(
                        aFailure(SignInReason.REVOKED).build(),
                        aFailure(SignInReason.EXPIRED).build(),
                        aFailure(SignInReason.REVOKED).from("192.0.2.8").build(),
                        aFailure(SignInReason.REVOKED).from(null).build(),
                        aFailure(SignInReason.REVOKED).by("smtp").build(),
                        aFailure(SignInReason.REVOKED)
                                .withSecretOfSomebodyElse()
                                .build(),
                        aFailure(SignInReason.MISTYPED)
                                .withSecretOfNobody("3fa")
                                .build(),
                        aFailure(SignInReason.MISTYPED)
                                .withSecretOfNobody("4fa")
                                .build())))
                .hasSize(8)
                .allMatch(each -> each.times() == 1);
    }

    /** PLAIN, then LOGIN: the program does so by itself, and its owner has typed nothing twice. */
    @Test
    void countsOnceWhatAProgramRepeatsAtOnce() {
        List<RepeatedFailures> repeats = RepeatedFailures.in(List.of(
                aFailure(SignInReason.REVOKED).at(NOW.plusMillis(400)).build(),
                aFailure(SignInReason.REVOKED).at(NOW).build(),
                aFailure(SignInReason.REVOKED).at(NOW.minusSeconds(89)).build(),
                aFailure(SignInReason.REVOKED).at(NOW.minusSeconds(90)).build()));
        assertThat(repeats).singleElement().satisfies(each -> {
            assertThat(each.times()).isEqualTo(2);
            assertThat(each.since()).isEqualTo(NOW.minusSeconds(90));
        });
    }

    @Test
    void countsEachSecondOfWhatDoesNotStop() {
        List<Failure> many = IntStream.rangeClosed(0, 10)
                .mapToObj(i -> aFailure(SignInReason.REVOKED)
                        .at(NOW.minusMillis(500L * i))
                        .build())
                .toList();
        assertThat(RepeatedFailures.in(many).getFirst().times()).isEqualTo(4);
    }
}
