package dev.latchkey.kit.search;

import com.mongodb.MongoException;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.latchkey.kit.mongo.DatabaseBreaker;
import dev.latchkey.kit.mongo.PageOrder;
import dev.latchkey.kit.problem.ProblemException;
import dev.latchkey.kit.request.Cursor;
import dev.latchkey.kit.request.Page;
import dev.latchkey.kit.request.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Searches lists step by step. Each step is one query of a bounded number of documents, to which an index leads; between
 * two of them nothing is open in the database, and nothing goes on for somebody who is gone. A page whose budget is used
 * up says how far it came, and its cursor goes on from there: all pages together are what one query of everything would
 * find, in the same order.
 */
public final class BoundedSearch {
    private static final int PIECE = 500;

    private final PageOrder order;
    private final SearchBudget budget;
    private final DatabaseBreaker breaker;
    private final InstantSource clock;

    public BoundedSearch(PageOrder order, SearchBudget budget, DatabaseBreaker breaker, InstantSource clock) {
        this.order = order;
        this.budget = budget;
        this.breaker = breaker;
        this.clock = clock;
    }

    /**
     * A page of what one of the filters lets through.
     *
     * @param filters no document is let through by two of them
     */
    public <T> Mono<Page<T>> page(
            MongoCollection<Document> collection,
            List<SearchFilter> filters,
            PageRequest request,
            Function<Document, T> reading) {
        return Mono.fromSupplier(() -> clock.instant().plus(budget.within()))
                .flatMapMany(until -> Flux.fromIterable(filters).flatMap(each -> {
                    FilteredList list = new FilteredList(collection, each, order);
                    return found(list, request, until);
                }))
                .collectList()
                .map(beside -> page(SearchStep.merged(beside, order.comparator()), request)
                        .map(reading));
    }

    /** A database that fails, or is too slow, ends it as a budget does, once there is something to go on from. */
    private Mono<SearchStep> found(FilteredList list, PageRequest request, Instant until) {
        int wanted = request.fetch();
        return next(list, SearchProgress.NONE, request.cursor(), wanted)
                .expand(so -> so.isOver(wanted) || isUsedUp(so, until)
                        ? Mono.empty()
                        : next(list, so, behind(so.step()), wanted).onErrorComplete(BoundedSearch::isOfDatabase))
                .last()
                .map(SearchProgress::step);
    }

    private static boolean isOfDatabase(Throwable failure) {
        return failure instanceof MongoException
                || failure instanceof TimeoutException
                || failure instanceof ProblemException;
    }

    private boolean isUsedUp(SearchProgress so, Instant until) {
        return so.examined() >= budget.documents() || !clock.instant().isBefore(until);
    }

    private Mono<SearchProgress> next(FilteredList list, SearchProgress so, @Nullable Cursor behind, int wanted) {
        return Mono.defer(() -> {
            StepSize size = so.size().atMost(budget.documents() - so.examined());
            Instant begun = clock.instant();
            int missing = wanted - so.step().found().size();
            return breaker.guard(list.step(behind, size.documents(), missing))
                    .map(step -> so.and(step, size, Duration.between(begun, clock.instant()), wanted));
        });
    }

    private Page<Document> page(SearchStep found, PageRequest request) {
        Document end = found.end();
        if (end == null || found.found().size() > request.limit()) {
            return Page.of(found.found(), request, order::position);
        }
        String cursor = order.position(end).encoded();
        return found.found().size() == request.limit()
                ? new Page<>(found.found(), cursor)
                : new Page<>(found.found(), cursor, order.timeOf(end));
    }

    /**
     * All that one of the filters lets through, in pieces of at most some hundreds, which may be empty: each tells that the
     * search has come further. At most one is fetched before it is asked for.
     *
     * @param filters as for {@link #page}
     */
    public Flux<List<Document>> all(MongoCollection<Document> collection, List<SearchFilter> filters) {
        List<FilteredList> lists = filters.stream()
                .map(each -> new FilteredList(collection, each, order))
                .toList();
        return piece(lists, SearchProgress.NONE, null)
                .expand(so -> so.step().end() == null ? Mono.empty() : piece(lists, so, behind(so.step())))
                .map(so -> so.step().found());
    }

    /** It does not matter to its time-out when its taker asks for it. */
    private Mono<SearchProgress> piece(List<FilteredList> lists, SearchProgress before, @Nullable Cursor behind) {
        return Mono.just(before.size()).flatMap(size -> {
            Instant begun = clock.instant();
            Mono<List<SearchStep>> beside = Flux.fromIterable(lists)
                    .flatMap(list -> list.step(behind, size.documents(), PIECE))
                    .collectList();
            return breaker.guard(beside)
                    .map(steps -> SearchStep.merged(steps, order.comparator()))
                    .map(step -> SearchProgress.NONE.and(step, size, Duration.between(begun, clock.instant()), PIECE));
        });
    }

    private Cursor behind(SearchStep step) {
        return order.position(Objects.requireNonNull(step.end()));
    }
}
