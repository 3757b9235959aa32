package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.latchkey.kit.web.FieldProblem;
import dev.latchkey.kit.web.ProblemException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;

class TransitionTest {
    @Test
    void letsNothingLeadOutOfRevoked() {
        assertThat(Transition.ALL)
                .filteredOn(each -> each.from() == State.REVOKED)
                .allSatisfy(each -> assertThat(each.to()).isEqualTo(State.REVOKED));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void letsEverythingBeRevoked(State state) {
        assertThatNoException().isThrownBy(() -> Transition.require(state, Move.REVOKE));
    }

    /** Otherwise an end that came with time could be undone. */
    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"EXPIRED", "LAPSED", "ROTATED_OUT"})
    void letsNothingButARevocationHappenToWhatIsOver(State state) {
        assertThat(Transition.allowed(state)).isEqualTo(Set.of(Move.REVOKE));
    }

    @Test
    void resumesToWhateverCanBeSuspended() {
        assertThat(Transition.ALL.stream()
                        .filter(each -> each.move() == Move.SUSPEND)
                        .map(Transition::from))
                .containsExactlyInAnyOrderElementsOf(Transition.ALL.stream()
                        .filter(each -> each.move() == Move.RESUME)
                        .map(Transition::to)
                        .toList());
    }

    @Test
    void namesTheStateAndWhatCanBeDoneInIt() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Transition.require(State.SUSPENDED, Move.ROTATE))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(HttpStatus.CONFLICT);
                    assertThat(problem.fields())
                            .containsExactly(new FieldProblem(
                                    "state", "suspended", "a state for that; allowed now: resume, revoke"));
                });
    }
}
