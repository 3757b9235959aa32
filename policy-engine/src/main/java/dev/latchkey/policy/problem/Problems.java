package dev.latchkey.policy.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of one thing and remembers all that is wrong with them, so that it can be told at once. Not thread-safe.
 */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Remembers one problem. */
    public void add(String path, @Nullable Object given, String expected) {
        found.add(new Problem(path, Problem.describe(given), expected));
    }

    /** Reads one part now; what it became can be asked for in {@link #build}. */
    public <T> Supplier<T> read(String path, Supplier<T> reading) {
        try {
            T value = reading.get();
            return () -> value;
        } catch (InvalidValueException invalid) {
            invalid.problems().forEach(problem -> found.add(problem.under(path)));
            return () -> {
                throw new InvalidValueException(found);
            };
        }
    }

    /** Reads each element of a list; an absent list and absent elements are problems too. */
    public <S, T> Supplier<List<T>> readEach(
            String path, @Nullable List<? extends @Nullable S> given, Function<S, T> reading) {
        if (given == null) {
            return read(path, () -> InvalidValueException.present(null, "a list"));
        }
        List<Supplier<T>> elements = IntStream.range(0, given.size())
                .mapToObj(i -> read(path + "[" + i + "]", () -> reading.apply(element(given.get(i)))))
                .toList();
        return () -> elements.stream().map(Supplier::get).toList();
    }

    /**
     * The whole from its parts.
     *
     * @throws InvalidValueException with everything that was found, if anything was
     */
    public <T> T build(Supplier<T> building) {
        throwIfAny();
        return building.get();
    }

    /** @throws InvalidValueException with everything that was found, if anything was */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidValueException(found);
        }
    }

    private static <S> S element(@Nullable S given) {
        return InvalidValueException.present(given, "a value");
    }
}
