package dev.latchkey.credential.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.credential.migration.AllowedMigrationStep.Way;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
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

class AllowedMigrationStepTest {
    /** What is tried with a device: a step that somebody asks for, or something that happens around it. */
    record Try(Way way, MigrationStage to, boolean signsIn, boolean switchedOff) {}

    @Test
    void hasEveryStepOnce() {
        assertThat(AllowedMigrationStep.ALL).doesNotHaveDuplicates();
    }

    @Test
    void letsNothingLeadOutOfDocumented() {
        assertThat(AllowedMigrationStep.ALL).noneMatch(each -> each.from() == MigrationStage.DOCUMENTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = MigrationStage.class,
            names = {"DOCUMENTED", "NOT_NEEDED"},
            mode = EnumSource.Mode.EXCLUDE)
    void letsEveryDeviceThatIsNotDoneBeGone(MigrationStage stage) {
        assertThat(AllowedMigrationStep.exists(stage, Way.ASK, MigrationStage.NOT_NEEDED))
                .isTrue();
    }

    @Test
    void confirmsByASignInAlone() {
        assertThat(AllowedMigrationStep.ALL)
                .filteredOn(each -> each.to() == MigrationStage.CONFIRMED)
                .isNotEmpty()
                .allMatch(each -> each.way() == Way.HAPPEN);
    }

    @ParameterizedTest
    @EnumSource(MigrationStage.class)
    void knowsEachStageByItsName(MigrationStage stage) {
        assertThat(MigrationStage.named(stage.wireName())).isEqualTo(stage);
    }

    @Test
    void namesTheStageAndWhatCanComeAfterIt() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(
                        () -> AllowedMigrationStep.require(MigrationStage.ISSUED, Way.ASK, MigrationStage.DOCUMENTED))
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
        MigrationPlan plan = MigrationPlan.NONE;
        for (Try each : tries) {
            boolean signedIn = plan.credential() != null && each.signsIn();
            MigrationStage before = plan.stage(signedIn, each.switchedOff());
            assertThat(reachable(plan.written(), signedIn)).contains(before);
            if (AllowedMigrationStep.exists(before, each.way(), each.to()) && each.way() != Way.HAPPEN) {
                plan = each.way() == Way.LINK ? plan.linked("c-1") : plan.at(each.to());
                assertThat(plan.written()).isEqualTo(each.to());
            }
            assertThat(plan.credential() == null)
                    .as("%s", plan)
                    .isEqualTo(plan.written() == MigrationStage.FOUND || plan.written() == MigrationStage.NOT_NEEDED);
            assertThat(plan.written()).isNotEqualTo(MigrationStage.CONFIRMED);
        }
    }

    @Provide
    Arbitrary<List<Try>> attempts() {
        return Combinators.combine(
                        Arbitraries.of(Way.class),
                        Arbitraries.of(MigrationStage.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Try::new)
                .list()
                .ofMaxSize(25);
    }

    private static Set<MigrationStage> reachable(MigrationStage written, boolean signedIn) {
        EnumSet<MigrationStage> reachable = EnumSet.of(written);
        if (signedIn) {
            for (int i = 0; i < MigrationStage.values().length; i++) {
                AllowedMigrationStep.ALL.stream()
                        .filter(step -> step.way() == Way.HAPPEN && reachable.contains(step.from()))
                        .forEach(step -> reachable.add(step.to()));
            }
        }
        return reachable;
    }

    @Property
    void isDocumentedForGood(
            @ForAll boolean signedIn, @ForAll boolean switchedOff, @ForAll Way way, @ForAll MigrationStage to) {
        MigrationPlan plan = MigrationPlan.NONE.linked("c-1").at(MigrationStage.DOCUMENTED);
        assertThat(plan.stage(signedIn, switchedOff)).isEqualTo(MigrationStage.DOCUMENTED);
        assertThat(AllowedMigrationStep.exists(MigrationStage.DOCUMENTED, way, to))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(MigrationStage.class)
    void findsInTheDatabaseWhateverMayBeAtAStage(MigrationStage stage) {
        List<?> written = (List<?>) new DeviceFilter(stage, null, null)
                .query("acme")
                .get("state", org.bson.Document.class)
                .get("$in");
        for (MigrationStage each : MigrationStage.values()) {
            MigrationPlan plan = MigrationPlan.NONE.at(each);
            boolean can = Arrays.stream(new boolean[][] {{false, false}, {true, false}, {true, true}})
                    .anyMatch(now -> plan.stage(now[0], now[1]) == stage);
            assertThat(written.contains(each.name())).as("%s", each).isEqualTo(can);
        }
    }
}
