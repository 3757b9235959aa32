package dev.latchkey.kit.search;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What was found in some part of a list.
 *
 * @param found in the order of the list
 * @param end   the last document of that part; null where nothing is behind it
 */
record SearchStep(List<Document> found, @Nullable Document end) {
    static final SearchStep NONE = new SearchStep(List.of(), null);

    /** Both, where the next begins behind this one. */
    SearchStep and(SearchStep next) {
        return new SearchStep(Stream.concat(found.stream(), next.found.stream()).toList(), next.end);
    }

    /** What was found beside each other, as far as all of them came. */
    static SearchStep merged(List<SearchStep> beside, Comparator<Document> order) {
        if (beside.size() == 1) {
            return beside.getFirst();
        }
        Optional<Document> end =
                beside.stream().map(SearchStep::end).filter(Objects::nonNull).min(order);
        List<Document> found = beside.stream()
                .flatMap(each -> each.found.stream())
                .filter(each -> end.isEmpty() || order.compare(each, end.get()) <= 0)
                .sorted(order)
                .toList();
        return new SearchStep(found, end.orElse(null));
    }
}
