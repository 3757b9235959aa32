package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllowedTransitionTest {
    @Test
    void letsNothingLeadOutOfRevoked() {
        assertThat(AllowedTransition.ALL)
                .filteredOn(each -> each.from() == AppPasswordState.REVOKED)
                .allSatisfy(each -> assertThat(each.to()).isEqualTo(AppPasswordState.REVOKED));
    }

    @ParameterizedTest
    @EnumSource(AppPasswordState.class)
    void letsEverythingBeRevoked(AppPasswordState state) {
        assertThat(AllowedTransition.targets(state, LifecycleAction.Kind.REVOKE))
                .containsExactly(AppPasswordState.REVOKED);
    }

    /** Otherwise an end that came with time could be undone. */
    @ParameterizedTest
    @EnumSource(
            value = AppPasswordState.class,
            names = {"EXPIRED", "LAPSED", "ROTATED_OUT"})
    void letsNothingButARevocationHappenToWhatIsOver(AppPasswordState state) {
        assertThat(AllowedTransition.allowed(state)).isEqualTo(Set.of(LifecycleAction.Kind.REVOKE));
    }

    @Test
    void resumesToWhateverCanBeSuspended() {
        assertThat(AllowedTransition.ALL.stream()
                        .filter(each -> each.action() == LifecycleAction.Kind.SUSPEND)
                        .map(AllowedTransition::from))
                .containsExactlyInAnyOrderElementsOf(AllowedTransition.ALL.stream()
                        .filter(each -> each.action() == LifecycleAction.Kind.RESUME)
                        .map(AllowedTransition::to)
                        .toList());
    }

    /** Time alone leads there. */
    @Test
    void writesNoEndThatComesWithTime() {
        assertThat(AllowedTransition.ALL)
                .extracting(AllowedTransition::to)
                .doesNotContain(AppPasswordState.EXPIRED, AppPasswordState.LAPSED);
    }

    /** One way for each action, but back from where it was suspended there are several. */
    @Test
    void leadsToOneStateUnlessItLeadsBack() {
        for (AppPasswordState from : AppPasswordState.values()) {
            for (LifecycleAction.Kind kind : LifecycleAction.Kind.values()) {
                assertThat(AllowedTransition.targets(from, kind))
                        .hasSizeLessThanOrEqualTo(kind == LifecycleAction.Kind.RESUME ? 3 : 1);
            }
        }
    }
}
