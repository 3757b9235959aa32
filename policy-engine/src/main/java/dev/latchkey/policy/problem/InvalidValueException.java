package dev.latchkey.policy.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value, or several of one thing, that cannot be accepted. Lists every problem that was found, never none. */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidValueException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** For a single field; {@code given} may be absent. */
    public InvalidValueException(String path, @Nullable Object given, String expected) {
        this(List.of(new Problem(path, Problem.describe(given), expected)));
    }

    /** In the order in which the fields were read. */
    public List<Problem> problems() {
        return problems;
    }

    /** Hands {@code value} on if it is there. */
    public static <T> T present(@Nullable T value, String expected) {
        if (value == null) {
            throw new InvalidValueException("", null, expected);
        }
        return value;
    }

    /** Throws unless {@code acceptable}. */
    public static void check(boolean acceptable, String path, @Nullable Object given, String expected) {
        if (!acceptable) {
            throw new InvalidValueException(path, given, expected);
        }
    }
}
