package dev.latchkey.credential.migration;

import static dev.latchkey.credential.migration.MigrationStage.CONFIGURED;
import static dev.latchkey.credential.migration.MigrationStage.CONFIRMED;
import static dev.latchkey.credential.migration.MigrationStage.DOCUMENTED;
import static dev.latchkey.credential.migration.MigrationStage.FOUND;
import static dev.latchkey.credential.migration.MigrationStage.ISSUED;
import static dev.latchkey.credential.migration.MigrationStage.NOT_NEEDED;
import static dev.latchkey.credential.migration.MigrationStage.OLD_WAY_DISABLED;

import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** One way from one stage to another. */
record AllowedMigrationStep(MigrationStage from, Way way, MigrationStage to) {
    /** How a step comes about. */
    enum Way {
        /** Somebody says so. */
        ASK,
        /** An app password is linked. */
        LINK,
        /** Sign-ins or the account's legacy switch say so. */
        HAPPEN
    }

    /** All of them: what is not in this table cannot happen. */
    static final List<AllowedMigrationStep> ALL = List.of(
            new AllowedMigrationStep(FOUND, Way.LINK, ISSUED),
            new AllowedMigrationStep(FOUND, Way.ASK, NOT_NEEDED),
            new AllowedMigrationStep(ISSUED, Way.LINK, ISSUED),
            new AllowedMigrationStep(ISSUED, Way.ASK, CONFIGURED),
            new AllowedMigrationStep(ISSUED, Way.HAPPEN, CONFIRMED),
            new AllowedMigrationStep(ISSUED, Way.ASK, NOT_NEEDED),
            new AllowedMigrationStep(CONFIGURED, Way.LINK, ISSUED),
            new AllowedMigrationStep(CONFIGURED, Way.HAPPEN, CONFIRMED),
            new AllowedMigrationStep(CONFIGURED, Way.ASK, NOT_NEEDED),
            new AllowedMigrationStep(CONFIRMED, Way.LINK, ISSUED),
            new AllowedMigrationStep(CONFIRMED, Way.HAPPEN, OLD_WAY_DISABLED),
            new AllowedMigrationStep(CONFIRMED, Way.ASK, OLD_WAY_DISABLED),
            new AllowedMigrationStep(CONFIRMED, Way.ASK, NOT_NEEDED),
            new AllowedMigrationStep(OLD_WAY_DISABLED, Way.ASK, DOCUMENTED),
            new AllowedMigrationStep(OLD_WAY_DISABLED, Way.ASK, NOT_NEEDED),
            new AllowedMigrationStep(NOT_NEEDED, Way.ASK, FOUND));

    static boolean exists(MigrationStage from, Way way, MigrationStage to) {
        return ALL.contains(new AllowedMigrationStep(from, way, to));
    }

    /** Where somebody can take a device by saying so. */
    static List<MigrationStage> askable(MigrationStage from) {
        return ALL.stream()
                .filter(each -> each.from == from && each.way == Way.ASK)
                .map(AllowedMigrationStep::to)
                .toList();
    }

    /** Fails with a 409 problem that names the stage and what can come after it, where there is no such step. */
    static void require(MigrationStage from, Way way, MigrationStage to) {
        if (!exists(from, way, to)) {
            throw conflict(from, way, to);
        }
    }

    private static ProblemException conflict(MigrationStage from, Way way, MigrationStage to) {
        String possible = ALL.stream()
                .filter(each -> each.from == from)
                .map(AllowedMigrationStep::inWords)
                .distinct()
                .collect(Collectors.joining(", ", "a state for that; allowed now: ", ""));
        return new ProblemException(
                HttpStatus.CONFLICT,
                "The device is %s: %s."
                        .formatted(
                                from.wireName(),
                                way == Way.LINK
                                        ? "no app password can be linked"
                                        : "it cannot become " + to.wireName()),
                List.of(new FieldProblem(
                        "state", from.wireName(), from == DOCUMENTED ? "none: it is done" : possible)));
    }

    private String inWords() {
        return switch (way) {
            case ASK -> to.wireName();
            case LINK -> to.wireName() + " (by a credential)";
            case HAPPEN -> to.wireName() + " (by itself)";
        };
    }
}
