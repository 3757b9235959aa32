package dev.latchkey.policies.rules;

import dev.latchkey.events.Staleness;
import dev.latchkey.kit.problem.FieldProblem;
import dev.latchkey.kit.problem.ProblemException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings as an administrator writes them, perhaps wrong. */
public record TenantSettingsDraft(
        @Nullable Boolean fourEyes, @Nullable StalenessDraft staleness) {
    private static final Duration SHORTEST = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Set<String> CHOICES = Set.of("keepLast", "temporaryFailure");

    /** As {@link Staleness}. */
    public record StalenessDraft(
            @Nullable String atMost, @Nullable String then) {}

    /**
     * The settings.
     *
     * @throws ProblemException naming everything that is wrong
     */
    TenantSettings settings(long version) {
        List<FieldProblem> problems = new ArrayList<>();
        if (fourEyes == null) {
            problems.add(new FieldProblem("fourEyes", "absent", "true or false"));
        }
        if (staleness != null) {
            check(staleness, problems);
        }
        if (!problems.isEmpty()) {
            throw ProblemException.badFields(problems);
        }
        return new TenantSettings(version, Boolean.TRUE.equals(fourEyes), valid());
    }

    private static void check(StalenessDraft given, List<FieldProblem> problems) {
        Duration atMost = duration(given.atMost());
        if (atMost == null || atMost.compareTo(SHORTEST) < 0 || atMost.compareTo(LONGEST) > 0) {
            problems.add(new FieldProblem(
                    "staleness.atMost", told(given.atMost()), "an ISO 8601 duration from PT2M to P1D, such as PT1H"));
        }
        if (given.then() == null || !CHOICES.contains(given.then())) {
            problems.add(new FieldProblem("staleness.then", told(given.then()), "keepLast or temporaryFailure"));
        }
    }

    private @Nullable Staleness valid() {
        return staleness == null || staleness.atMost() == null || staleness.then() == null
                ? null
                : new Staleness(staleness.atMost(), staleness.then());
    }

    private static @Nullable Duration duration(@Nullable String text) {
        try {
            return text == null ? null : Duration.parse(text);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static String told(@Nullable String given) {
        return given == null ? "absent" : given;
    }
}
