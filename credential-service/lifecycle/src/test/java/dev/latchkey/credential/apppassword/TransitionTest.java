package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;

class TransitionTest {
    @Test
    void letsNothingLeadOutOfRevoked() {
        assertThat(Transition.ALL)
                .filteredOn(each -> each.from() == AppPasswordState.REVOKED)
                .allSatisfy(each -> assertThat(each.to()).isEqualTo(AppPasswordState.REVOKED));
    }

    @ParameterizedTest
    @EnumSource(AppPasswordState.class)
    void letsEverythingBeRevoked(AppPasswordState state) {
        assertThatNoException().isThrownBy(() -> Transition.require(state, LifecycleAction.REVOKE));
    }

    /** Otherwise an end that came with time could be undone. */
    @ParameterizedTest
    @EnumSource(
            value = AppPasswordState.class,
            names = {"EXPIRED", "LAPSED", "ROTATED_OUT"})
    void letsNothingButARevocationHappenToWhatIsOver(AppPasswordState state) {
        assertThat(Transition.allowed(state)).isEqualTo(Set.of(LifecycleAction.REVOKE));
    }

    @Test
    void resumesToWhateverCanBeSuspended() {
        assertThat(Transition.ALL.stream()
                        .filter(each -> each.move() == LifecycleAction.SUSPEND)
                        .map(Transition::from))
                .containsExactlyInAnyOrderElementsOf(Transition.ALL.stream()
                        .filter(each -> each.move() == LifecycleAction.RESUME)
                        .map(Transition::to)
                        .toList());
    }

    @Test
    void namesTheStateAndWhatCanBeDoneInIt() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Transition.require(AppPasswordState.SUSPENDED, LifecycleAction.ROTATE))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(HttpStatus.CONFLICT);
                    assertThat(problem.fields())
                            .containsExactly(new FieldProblem(
                                    "state", "suspended", "a state for that; allowed now: resume, revoke"));
                });
    }
}
