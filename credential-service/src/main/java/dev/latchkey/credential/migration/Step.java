package dev.latchkey.credential.migration;

import static dev.latchkey.credential.migration.Stage.CONFIGURED;
import static dev.latchkey.credential.migration.Stage.CONFIRMED;
import static dev.latchkey.credential.migration.Stage.DOCUMENTED;
import static dev.latchkey.credential.migration.Stage.FOUND;
import static dev.latchkey.credential.migration.Stage.ISSUED;
import static dev.latchkey.credential.migration.Stage.NOT_NEEDED;
import static dev.latchkey.credential.migration.Stage.OLD_WAY_DISABLED;

import dev.latchkey.kit.web.FieldProblem;
import dev.latchkey.kit.web.ProblemException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** One way from one stage to another. */
record Step(Stage from, Way way, Stage to) {
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
    static final List<Step> ALL = List.of(
            new Step(FOUND, Way.LINK, ISSUED),
            new Step(FOUND, Way.ASK, NOT_NEEDED),
            new Step(ISSUED, Way.LINK, ISSUED),
            new Step(ISSUED, Way.ASK, CONFIGURED),
            new Step(ISSUED, Way.HAPPEN, CONFIRMED),
            new Step(ISSUED, Way.ASK, NOT_NEEDED),
            new Step(CONFIGURED, Way.LINK, ISSUED),
            new Step(CONFIGURED, Way.HAPPEN, CONFIRMED),
            new Step(CONFIGURED, Way.ASK, NOT_NEEDED),
            new Step(CONFIRMED, Way.LINK, ISSUED),
            new Step(CONFIRMED, Way.HAPPEN, OLD_WAY_DISABLED),
            new Step(CONFIRMED, Way.ASK, OLD_WAY_DISABLED),
            new Step(CONFIRMED, Way.ASK, NOT_NEEDED),
            new Step(OLD_WAY_DISABLED, Way.ASK, DOCUMENTED),
            new Step(OLD_WAY_DISABLED, Way.ASK, NOT_NEEDED),
            new Step(NOT_NEEDED, Way.ASK, FOUND));

    static boolean exists(Stage from, Way way, Stage to) {
        return ALL.contains(new Step(from, way, to));
    }

    /** Where somebody can take a device by saying so. */
    static List<Stage> askable(Stage from) {
        return ALL.stream()
                .filter(each -> each.from == from && each.way == Way.ASK)
                .map(Step::to)
                .toList();
    }

    /** Fails with a 409 problem that names the stage and what can come after it, where there is no such step. */
    static void require(Stage from, Way way, Stage to) {
        if (!exists(from, way, to)) {
            throw conflict(from, way, to);
        }
    }

    private static ProblemException conflict(Stage from, Way way, Stage to) {
        String possible = ALL.stream()
                .filter(each -> each.from == from)
                .map(Step::inWords)
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
