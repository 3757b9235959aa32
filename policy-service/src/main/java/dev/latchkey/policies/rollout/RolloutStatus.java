package dev.latchkey.policies.rollout;

import dev.latchkey.events.PolicySnapshotReported;
import dev.latchkey.events.ReservedTenants;
import dev.latchkey.policies.rollout.Rollout.Replica;
import dev.latchkey.policies.rollout.Rollout.State;
import dev.latchkey.policies.rules.TenantRuleSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What replicas have reported: which live, and what each judges the sign-ins of a tenant by. */
final class RolloutStatus {
    private final RolloutSettings settings;
    private final Map<String, Instant> lastSeen = new ConcurrentHashMap<>();
    private final Map<String, Map<String, PolicySnapshotReported>> byTenant = new ConcurrentHashMap<>();

    RolloutStatus(RolloutSettings settings) {
        this.settings = settings;
    }

    void saw(PolicySnapshotReported report, Instant at) {
        lastSeen.merge(report.replica(), at, (one, other) -> one.isAfter(other) ? one : other);
        if (!report.tenant().equals(ReservedTenants.UNASSIGNED)) {
            byTenant.computeIfAbsent(report.tenant(), first -> new ConcurrentHashMap<>())
                    .put(report.replica(), report);
        }
    }

    /** How far these rules have come; replicas that have long been silent are gone. */
    Rollout of(TenantRuleSet rules, Instant now) {
        Map<String, PolicySnapshotReported> reports = byTenant.getOrDefault(rules.tenant(), Map.of());
        List<Replica> each = lastSeen.entrySet().stream()
                .filter(seen -> seen.getValue().plus(settings.goneAfter()).isAfter(now))
                .sorted(Map.Entry.comparingByKey())
                .map(seen -> replica(seen.getKey(), seen.getValue(), reports.get(seen.getKey()), rules, now))
                .toList();
        return Rollout.of(rules.version(), rules.snapshot().contentHash(), rules.changedAt(), each);
    }

    private Replica replica(
            String name, Instant seen, @Nullable PolicySnapshotReported report, TenantRuleSet rules, Instant now) {
        boolean silent = !seen.plus(settings.silentAfter()).isAfter(now);
        if (report == null) {
            return new Replica(name, silent ? State.SILENT : State.BEHIND, 0, null, seen, List.of());
        }
        State state = silent ? State.SILENT : state(report, rules);
        Long after = report.version() == rules.version() ? report.afterMillis() : null;
        return new Replica(name, state, report.version(), after, seen, report.problems());
    }

    /** Exactly: a version that nobody has stored is not "at least this one", and a number alone says nothing of the rules. */
    private static State state(PolicySnapshotReported report, TenantRuleSet rules) {
        if (report.version() == rules.version()) {
            return rules.version() == 0 || rules.snapshot().contentHash().equals(report.contentHash())
                    ? State.LIVE
                    : State.DIVERGING;
        }
        if (report.version() > rules.version()) {
            return State.DIVERGING;
        }
        Long rejected = report.rejectedVersion();
        return rejected != null && rejected == rules.version() ? State.REJECTED : State.BEHIND;
    }
}
