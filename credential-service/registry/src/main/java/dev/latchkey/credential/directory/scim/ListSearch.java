package dev.latchkey.credential.directory.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the page that a client wants, in resources that come one after the other. */
public final class ListSearch {
    /** How many may be sorted: of each, there is its key in memory. */
    static final int SORTED_AT_MOST = 100_000;

    private ListSearch() {}

    /** @param byId shows one again, where pages are made of what was sorted */
    public static Mono<ListPage> page(
            ListQuery query, Flux<ObjectNode> candidates, Function<String, Mono<ObjectNode>> byId) {
        return query.sort()
                .map(order -> keys(query, order, candidates).flatMap(keys -> sorted(query, keys, byId)))
                .orElseGet(() -> Mono.defer(() -> candidates.reduce(ListPage.choosing(query), ListPage::offer)));
    }

    private static Mono<List<ListOrder.Key>> keys(ListQuery query, ListOrder order, Flux<ObjectNode> candidates) {
        return candidates
                .filter(query::wants)
                .map(order::keyOf)
                .take(SORTED_AT_MOST + 1L)
                .collectList()
                .map(keys -> {
                    if (keys.size() > SORTED_AT_MOST) {
                        throw ScimProblem.tooMany(SORTED_AT_MOST);
                    }
                    keys.sort(order.comparator());
                    return keys;
                });
    }

    private static Mono<ListPage> sorted(
            ListQuery query, List<ListOrder.Key> keys, Function<String, Mono<ObjectNode>> byId) {
        return Flux.fromIterable(keys)
                .skip(query.skipped())
                .take(query.count())
                .concatMap(key -> byId.apply(key.id()))
                .reduce(ListPage.given(query, keys.size()), ListPage::add);
    }
}
