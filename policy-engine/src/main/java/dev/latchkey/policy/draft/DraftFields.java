package dev.latchkey.policy.draft;

import static dev.latchkey.policy.problem.InvalidValueException.present;

import dev.latchkey.policy.problem.InvalidValueException;
import dev.latchkey.policy.rule.Choice;
import dev.latchkey.policy.rule.Patterns;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How fields that several drafts have are read. */
final class DraftFields {
    private static final String DURATION = "a duration as in ISO 8601, such as P90D or PT12H";

    private DraftFields() {}

    static Choice choice(@Nullable ChoiceDraft draft) {
        return draft == null ? Choice.ANY : draft.toChoice();
    }

    static Patterns patterns(@Nullable ChoiceDraft draft) {
        return draft == null ? Patterns.ANY : draft.toPatterns();
    }

    static boolean yes(@Nullable Boolean given) {
        return Boolean.TRUE.equals(given);
    }

    static <S, T> Optional<T> optional(@Nullable S given, Function<S, T> reading) {
        return given == null ? Optional.empty() : Optional.of(reading.apply(given));
    }

    /** Days are 24 hours; {@code P3W} is read too. Months and years are of no certain length, and refused. */
    static Duration duration(String text) {
        try {
            return text.endsWith("W") ? Duration.ofDays(Period.parse(text).getDays()) : Duration.parse(text);
        } catch (DateTimeException | ArithmeticException broken) {
            throw new InvalidValueException("", text, DURATION);
        }
    }

    static Duration requiredDuration(@Nullable String text) {
        return duration(present(text, DURATION));
    }
}
