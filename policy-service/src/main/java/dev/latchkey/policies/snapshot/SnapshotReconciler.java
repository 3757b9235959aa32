package dev.latchkey.policies.snapshot;

import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.policies.rules.TenantRuleSet;
import dev.latchkey.policies.storing.CurrentVersion;
import dev.latchkey.policies.storing.TenantRuleDocuments;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts right what is not the same on the topic and in the database. Tells a snapshot again only where the topic lacks
 * it for certain: everything that was on the topic when it was first missed has been seen since, and it was not there.
 */
final class SnapshotReconciler {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotReconciler.class);

    private final TenantRuleDocuments documents;
    private final Clock clock;
    private Map<String, Missed> missed = Map.of();

    SnapshotReconciler(TenantRuleDocuments documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * Compares and puts right.
     *
     * @param freshAsOf everything that was on the topic then is in {@code onTopic}
     * @param onTopic   read before the database is: nothing is published before it is stored
     * @return what of it was on the topic
     */
    Mono<SnapshotCoverage> look(Instant freshAsOf, Map<String, PolicySnapshotPublished> onTopic) {
        return documents.heads().collectList().flatMap(heads -> {
            Map<String, CurrentVersion> stored =
                    heads.stream().collect(Collectors.toMap(CurrentVersion::tenant, Function.identity()));
            return behind(stored, onTopic, freshAsOf)
                    .then(ahead(stored, onTopic))
                    .thenReturn(coverage(heads, onTopic));
        });
    }

    private static SnapshotCoverage coverage(List<CurrentVersion> heads, Map<String, PolicySnapshotPublished> onTopic) {
        long published = heads.stream()
                .filter(head -> head.version() > 0 && onTopic.containsKey(head.tenant()))
                .count();
        return new SnapshotCoverage(unpublished(heads, onTopic), published);
    }

    /** The tenants whose newest rules are not on the topic, or about to be. */
    static List<String> unpublished(List<CurrentVersion> heads, Map<String, PolicySnapshotPublished> onTopic) {
        return heads.stream()
                .filter(head -> !head.published()
                        || SnapshotComparison.of(head, Optional.ofNullable(onTopic.get(head.tenant())))
                                != SnapshotComparison.FINE)
                .map(CurrentVersion::tenant)
                .toList();
    }

    private Mono<Void> behind(
            Map<String, CurrentVersion> stored, Map<String, PolicySnapshotPublished> onTopic, Instant freshAsOf) {
        Instant now = clock.instant();
        missed = with(SnapshotComparison.TOPIC_BEHIND, stored, onTopic).stream()
                .flatMap(tenant -> Optional.ofNullable(stored.get(tenant)).stream())
                .collect(Collectors.toMap(CurrentVersion::tenant, head -> missed(head, now)));
        List<String> certain = missed.entrySet().stream()
                .filter(each -> each.getValue().since().isBefore(freshAsOf))
                .map(Map.Entry::getKey)
                .toList();
        return Flux.fromIterable(certain).concatMap(this::tellAgain).then();
    }

    private Missed missed(CurrentVersion head, Instant now) {
        Missed before = missed.get(head.tenant());
        return before != null && before.version() == head.version() ? before : new Missed(head.version(), now);
    }

    /** A version that the database says was published, and when it was first not seen on the topic. */
    private record Missed(long version, Instant since) {}

    private Mono<Void> tellAgain(String tenant) {
        return documents
                .load(tenant)
                .flatMap(found -> documents.tellAgain(found.rules()).doOnNext(told -> {
                    if (told) {
                        LOG.atWarn()
                                .addKeyValue("tenant", tenant)
                                .addKeyValue("version", found.rules().version())
                                .log("the topic lacked the snapshot; it is published again");
                    }
                }))
                .then(documents.publish(tenant));
    }

    private Mono<Void> ahead(Map<String, CurrentVersion> stored, Map<String, PolicySnapshotPublished> onTopic) {
        return Flux.fromIterable(with(SnapshotComparison.DATABASE_BEHIND, stored, onTopic))
                .mapNotNull(onTopic::get)
                .concatMap(snapshot -> recover(stored.get(snapshot.tenant()), snapshot))
                .then();
    }

    private Mono<Boolean> recover(@Nullable CurrentVersion stored, PolicySnapshotPublished snapshot) {
        long seen = stored == null ? 0 : stored.version();
        return documents
                .load(snapshot.tenant())
                .flatMap(before -> documents.save(
                        seen, TenantRuleSet.of(snapshot, before.rules().settings()), List.of()))
                .doOnNext(saved -> LOG.atError()
                        .addKeyValue("tenant", snapshot.tenant())
                        .addKeyValue("stored", seen)
                        .addKeyValue("published", snapshot.version())
                        .log("the database has lost rules that were published; they are taken from the topic"));
    }

    private static Set<String> with(
            SnapshotComparison outcome,
            Map<String, CurrentVersion> stored,
            Map<String, PolicySnapshotPublished> onTopic) {
        Set<String> tenants = new TreeSet<>(stored.keySet());
        tenants.addAll(onTopic.keySet());
        tenants.removeIf(tenant ->
                SnapshotComparison.of(stored.get(tenant), Optional.ofNullable(onTopic.get(tenant))) != outcome);
        return tenants;
    }
}
