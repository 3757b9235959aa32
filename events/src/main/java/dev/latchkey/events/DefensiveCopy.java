package dev.latchkey.events;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Defensive copies (unmodifiable) of the collections that an event is made of; an absent one is empty. */
final class DefensiveCopy {
    private DefensiveCopy() {}

    static <T> List<T> list(@Nullable Collection<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    /** In alphabetical order, so that equal events have equal bytes. */
    static Set<String> set(@Nullable Collection<String> given) {
        return given == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(given));
    }
}
