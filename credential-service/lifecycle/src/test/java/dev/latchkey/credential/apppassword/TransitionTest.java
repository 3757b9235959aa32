package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
        assertThat(Transition.targets(state, LifecycleAction.Kind.REVOKE)).containsExactly(AppPasswordState.REVOKED);
    }

    /** Otherwise an end that came with time could be undone. */
    @ParameterizedTest
    @EnumSource(
            value = AppPasswordState.class,
            names = {"EXPIRED", "LAPSED", "ROTATED_OUT"})
    void letsNothingButARevocationHappenToWhatIsOver(AppPasswordState state) {
        assertThat(Transition.allowed(state)).isEqualTo(Set.of(LifecycleAction.Kind.REVOKE));
    }

    @Test
    void resumesToWhateverCanBeSuspended() {
        assertThat(Transition.ALL.stream()
                        .filter(each -> each.action() == LifecycleAction.Kind.SUSPEND)
                        .map(Transition::from))
                .containsExactlyInAnyOrderElementsOf(Transition.ALL.stream()
                        .filter(each -> each.action() == LifecycleAction.Kind.RESUME)
                        .map(Transition::to)
                        .toList());
    }

    /** Time alone leads there. */
    @Test
    void writesNoEndThatComesWithTime() {
        assertThat(Transition.ALL)
                .extracting(Transition::to)
                .doesNotContain(AppPasswordState.EXPIRED, AppPasswordState.LAPSED);
    }

    /** One way for each action, but back from where it was suspended there are several. */
    @Test
    void leadsToOneStateUnlessItLeadsBack() {
        for (AppPasswordState from : AppPasswordState.values()) {
            for (LifecycleAction.Kind kind : LifecycleAction.Kind.values()) {
                assertThat(Transition.targets(from, kind))
                        .hasSizeLessThanOrEqualTo(kind == LifecycleAction.Kind.RESUME ? 3 : 1);
            }
        }
    }
}
