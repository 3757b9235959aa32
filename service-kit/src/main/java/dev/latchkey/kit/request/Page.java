package dev.latchkey.kit.request;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list: the one form in which lists are answered.
 *
 * @param nextCursor     the parameter {@code cursor} of the page after this one; absent on the last
 * @param searchedBackTo where the search for its items ended before the page was full: how far everything was looked at.
 *                       Others may follow, behind {@code nextCursor}
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @Nullable Instant searchedBackTo) {
    public Page {
        items = List.copyOf(items);
    }

    /** A page that is full, or the last one. */
    public Page(List<T> items, @Nullable String nextCursor) {
        this(items, nextCursor, null);
    }

    /** A list that is never so long that it would need a second page. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * The page of what was found by asking for {@link PageRequest#fetch} items.
     *
     * @param position of an item in the order of the list
     */
    public static <T> Page<T> of(List<T> found, PageRequest request, Function<T, Cursor> position) {
        if (found.size() <= request.limit()) {
            return whole(found);
        }
        List<T> shown = found.subList(0, request.limit());
        return new Page<>(shown, position.apply(shown.getLast()).encoded());
    }

    /**
     * A page of a list that is at hand as a whole, ascending by a key.
     *
     * @param key of an item, which no other has
     */
    public static <T> Page<T> slice(List<T> all, PageRequest request, Function<T, String> key) {
        return slice(all, request, key, Comparator.naturalOrder());
    }

    /** As {@link #slice(List, PageRequest, Function)}, in another order of the keys. */
    public static <T> Page<T> slice(
            List<T> all, PageRequest request, Function<T, String> key, Comparator<String> order) {
        Cursor cursor = request.cursor();
        String after = cursor == null ? null : cursor.values(1).getFirst();
        List<T> rest = all.stream()
                .filter(each -> after == null || order.compare(key.apply(each), after) > 0)
                .sorted(Comparator.comparing(key, order))
                .limit(request.fetch())
                .toList();
        return of(rest, request, last -> Cursor.after(key.apply(last)));
    }

    /** The same page in another form. */
    public <U> Page<U> map(Function<? super T, ? extends U> form) {
        return new Page<>(items.stream().<U>map(form).toList(), nextCursor, searchedBackTo);
    }
}
