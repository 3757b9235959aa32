package dev.latchkey.notifier.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the cursor of the page after this one; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }

    /** The same page in another form. */
    public <U> Page<U> map(Function<? super T, ? extends U> form) {
        return new Page<>(items.stream().<U>map(form).toList(), next);
    }
}
