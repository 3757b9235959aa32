package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.events.PolicySnapshotReported;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.kit.publishing.EventIds;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which snapshots are in force here, and from time to time that this replica lives. Nothing waits for it: what could not
 * be told is told with the next sign of life, and everything is told again once in a while, so that whoever comes later knows.
 */
final class SnapshotReports {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotReports.class);
    private static final Duration ALL_AGAIN = Duration.ofHours(1);
    private static final int MOST_PROBLEMS = 20;

    private final EventPublisher publisher;
    private final EventIds ids;
    private final Clock clock;
    private final String replica;
    private final Counter lost;
    private final Map<String, PolicySnapshotReported> all = new ConcurrentHashMap<>();
    private final Map<String, PolicySnapshotReported> untold = new ConcurrentHashMap<>();
    private Instant nextAll = Instant.MIN;

    SnapshotReports(EventPublisher publisher, EventIds ids, Clock clock, String replica, Counter lost) {
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
        this.replica = replica;
        this.lost = lost;
    }

    /** A snapshot came into force, just after it was issued. */
    void inForce(String tenant, long version, String contentHash, Instant issuedAt) {
        long after = Duration.between(issuedAt, clock.instant()).toMillis();
        PolicySnapshotReported report =
                new PolicySnapshotReported(tenant, replica, version, contentHash, after, null, List.of());
        note(report);
        send(report);
    }

    /** A snapshot was found in force at the start: how long ago it was issued says nothing. Told with the next sign of life. */
    void found(String tenant, long version, String contentHash) {
        note(new PolicySnapshotReported(tenant, replica, version, contentHash, null, null, List.of()));
    }

    /** A snapshot was rejected; the one before stays in force. */
    void rejected(String tenant, long version, long kept, List<String> problems) {
        PolicySnapshotReported before = all.get(tenant);
        @Nullable String hash = before == null ? null : before.contentHash();
        @Nullable Long after = before == null ? null : before.afterMillis();
        List<String> first = problems.stream().limit(MOST_PROBLEMS).toList();
        PolicySnapshotReported report = new PolicySnapshotReported(tenant, replica, kept, hash, after, version, first);
        note(report);
        send(report);
    }

    /** Gives a sign of life, and tells what is untold. By one thread. */
    void alive() {
        if (!clock.instant().isBefore(nextAll)) {
            nextAll = clock.instant().plus(ALL_AGAIN);
            untold.putAll(all);
        }
        send(new PolicySnapshotReported(ReservedTenants.UNASSIGNED, replica, 0, null, null, null, List.of()));
        untold.values().forEach(this::send);
    }

    private void note(PolicySnapshotReported report) {
        all.put(report.tenant(), report);
        untold.put(report.tenant(), report);
    }

    private void send(PolicySnapshotReported report) {
        publisher
                .publish(new OutboundEvent(ids.next(), clock.instant(), null, report))
                .whenComplete((told, failure) -> {
                    if (failure == null) {
                        untold.remove(report.tenant(), report);
                    } else {
                        lost.increment();
                        LOG.atDebug()
                                .addKeyValue("tenant", report.tenant())
                                .addKeyValue("cause", failure.toString())
                                .log("a report on policies was not told; it will be again");
                    }
                });
    }
}
