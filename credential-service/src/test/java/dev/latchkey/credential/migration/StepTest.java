package dev.latchkey.credential.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.credential.migration.Step.Way;
import dev.latchkey.kit.web.FieldProblem;
import dev.latchkey.kit.web.ProblemException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpStatus;

class StepTest {
    /** What is tried with a device: a step that somebody asks for, or something that happens around it. */
    record Try(Way way, Stage to, boolean signsIn, boolean switchedOff) {}

    @Test
    void hasEveryStepOnce() {
        assertThat(Step.ALL).doesNotHaveDuplicates();
    }

    @Test
    void letsNothingLeadOutOfDocumented() {
        assertThat(Step.ALL).noneMatch(each -> each.from() == Stage.DOCUMENTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"DOCUMENTED", "NOT_NEEDED"},
            mode = EnumSource.Mode.EXCLUDE)
    void letsEveryDeviceThatIsNotDoneBeGone(Stage stage) {
        assertThat(Step.exists(stage, Way.ASK, Stage.NOT_NEEDED)).isTrue();
    }

    @Test
    void confirmsByASignInAlone() {
        assertThat(Step.ALL)
                .filteredOn(each -> each.to() == Stage.CONFIRMED)
                .isNotEmpty()
                .allMatch(each -> each.way() == Way.HAPPEN);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void knowsEachStageByItsName(Stage stage) {
        assertThat(Stage.named(stage.wireName())).isEqualTo(stage);
    }

    @Test
    void namesTheStageAndWhatCanComeAfterIt() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Step.require(Stage.ISSUED, Way.ASK, Stage.DOCUMENTED))
                .satisfies(problem -> {
                    assertThat(problem.status()).isEqualTo(HttpStatus.CONFLICT);
                    assertThat(problem.fields())
                            .containsExactly(new FieldProblem(
                                    "state",
                                    "issued",
                                    "a state for that; allowed now: issued (by a credential), configured, confirmed"
                                            + " (by itself), notNeeded"));
                });
    }

    /** Any sequence of what people try and of what happens meanwhile. */
    @Property(tries = 3_000)
    void keepsToTheTableWhateverIsTried(@ForAll("attempts") List<Try> tries) {
        Plan plan = Plan.NONE;
        for (Try each : tries) {
            boolean signedIn = plan.credential() != null && each.signsIn();
            Stage before = plan.stage(signedIn, each.switchedOff());
            assertThat(reachable(plan.written(), signedIn)).contains(before);
            if (Step.exists(before, each.way(), each.to()) && each.way() != Way.HAPPEN) {
                plan = each.way() == Way.LINK ? plan.linked("c-1") : plan.at(each.to());
                assertThat(plan.written()).isEqualTo(each.to());
            }
            assertThat(plan.credential() == null)
                    .as("%s", plan)
                    .isEqualTo(plan.written() == Stage.FOUND || plan.written() == Stage.NOT_NEEDED);
            assertThat(plan.written()).isNotEqualTo(Stage.CONFIRMED);
        }
    }

    @Provide
    Arbitrary<List<Try>> attempts() {
        return Combinators.combine(
                        Arbitraries.of(Way.class),
                        Arbitraries.of(Stage.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Try::new)
                .list()
                .ofMaxSize(25);
    }

    private static Set<Stage> reachable(Stage written, boolean signedIn) {
        EnumSet<Stage> reachable = EnumSet.of(written);
        if (signedIn) {
            for (int i = 0; i < Stage.values().length; i++) {
                Step.ALL.stream()
                        .filter(step -> step.way() == Way.HAPPEN && reachable.contains(step.from()))
                        .forEach(step -> reachable.add(step.to()));
            }
        }
        return reachable;
    }

    @Property
    void isDocumentedForGood(@ForAll boolean signedIn, @ForAll boolean switchedOff, @ForAll Way way, @ForAll Stage to) {
        Plan plan = Plan.NONE.linked("c-1").at(Stage.DOCUMENTED);
        assertThat(plan.stage(signedIn, switchedOff)).isEqualTo(Stage.DOCUMENTED);
        assertThat(Step.exists(Stage.DOCUMENTED, way, to)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void findsInTheDatabaseWhateverMayBeAtAStage(Stage stage) {
        List<?> written = (List<?>) new DeviceFilter(stage, null, null)
                .query("acme")
                .get("state", org.bson.Document.class)
                .get("$in");
        for (Stage each : Stage.values()) {
            Plan plan = Plan.NONE.at(each);
            boolean can = Arrays.stream(new boolean[][] {{false, false}, {true, false}, {true, true}})
                    .anyMatch(now -> plan.stage(now[0], now[1]) == stage);
            assertThat(written.contains(each.name())).as("%s", each).isEqualTo(can);
        }
    }
}
