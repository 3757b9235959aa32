package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.problem.InvalidValueException;
import dev.latchkey.policy.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policies in force here, by tenant. A snapshot that cannot be compiled is left out whole: the old one stays. */
public final class PolicySnapshots {
    private static final Logger LOG = LoggerFactory.getLogger(PolicySnapshots.class);

    private static final CompiledPolicies NONE = CompiledPolicies.none("none");

    /** A version grows by one with each change; so many are not missed. */
    private static final long MOST_AT_ONCE = 10_000;
    /** More than a change each millisecond for thirty years. */
    private static final long HIGHEST = 1L << 40;
    /** Far more than there are tenants. */
    private static final int MOST_OVERWRITTEN = 100_000;

    private final Map<String, InForce> byTenant = new ConcurrentHashMap<>();

    private final Set<String> rejected = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> overwritten = new ConcurrentHashMap<>();
    private final SnapshotReports reports;
    private volatile boolean read;

    private record InForce(
            CompiledPolicies policies, @Nullable StalenessBound bound) {}

    /** A tenant that has a bound. */
    record Bounded(String tenant, StalenessBound bound) {}

    PolicySnapshots(SnapshotReports reports) {
        this.reports = reports;
    }

    /** Whether what was published has been read: before that, nothing may be let in. */
    public boolean read() {
        return read;
    }

    void readToTheEnd() {
        read = true;
    }

    /** The tenant's policies; none, at version 0, where it never had any. */
    public CompiledPolicies of(String tenant) {
        InForce found = byTenant.get(tenant);
        return found == null ? NONE : found.policies();
    }

    /** How old the tenant lets its policies become; null where it does not mind. */
    @Nullable
    StalenessBound bound(String tenant) {
        InForce found = byTenant.get(tenant);
        return found == null ? null : found.bound();
    }

    /** All that have a bound. */
    List<Bounded> bounded() {
        return byTenant.entrySet().stream()
                .flatMap(each -> Optional.ofNullable(each.getValue().bound()).stream()
                        .map(bound -> new Bounded(each.getKey(), bound)))
                .toList();
    }

    /**
     * Whether the tenant has policies, and none of them could be understood since the start: it must not be taken for one without.
     */
    boolean unknown(String tenant) {
        return rejected.contains(tenant) && !byTenant.containsKey(tenant);
    }

    /** Whether anything was published for the tenant, understood or not. */
    boolean knows(String tenant) {
        return byTenant.containsKey(tenant) || rejected.contains(tenant);
    }

    /** How many tenants something was published for. */
    int tenants() {
        return rejected.isEmpty() ? byTenant.size() : byTenant.size() + neverUnderstood();
    }

    private int neverUnderstood() {
        return (int) rejected.stream()
                .filter(tenant -> !byTenant.containsKey(tenant))
                .count();
    }

    /**
     * Takes note that something was read under the tenant's key that is no snapshot of it. Before everything was read, it may be
     * all that compaction has left of the tenant's policies; later, those are known.
     */
    void overwritten(String tenant, Instant at) {
        if (!read && overwritten.size() < MOST_OVERWRITTEN) {
            overwritten.put(tenant, at);
        }
    }

    /** Since when nobody knows whether the tenant has policies: its snapshot may have been overwritten; null where that is known. */
    @Nullable
    Instant overwrittenSince(String tenant) {
        return byTenant.containsKey(tenant) ? null : overwritten.get(tenant);
    }

    /** How many tenants are judged by older policies than they have, or by none that is known. */
    int rejected() {
        return rejected.size();
    }

    /** Puts a snapshot in force, unless it is older than the one that is. Whatever is wrong with it, the one before stays. */
    void put(PolicySnapshotPublished snapshot) {
        long before = of(snapshot.tenant()).version();
        if (snapshot.version() <= before) {
            return;
        }
        long most = before == 0 ? HIGHEST : before + MOST_AT_ONCE;
        if (snapshot.version() > most) {
            reject(snapshot, before, List.of("version: " + snapshot.version() + " (expected: at most " + most + ")"));
            return;
        }
        try {
            enforce(snapshot);
        } catch (InvalidValueException broken) {
            List<String> problems =
                    broken.problems().stream().map(Problem::toString).toList();
            reject(snapshot, before, problems);
        } catch (RuntimeException broken) {
            reject(snapshot, before, List.of(broken.toString()));
        }
    }

    private void enforce(PolicySnapshotPublished snapshot) {
        CompiledPolicies policies = CompiledPolicies.compile(SnapshotReader.read(snapshot));
        byTenant.put(snapshot.tenant(), new InForce(policies, StalenessBound.of(snapshot.staleness())));
        rejected.remove(snapshot.tenant());
        report(snapshot);
        LOG.atInfo()
                .addKeyValue("tenant", snapshot.tenant())
                .addKeyValue("version", snapshot.version())
                .log("policy snapshot in force");
    }

    private void report(PolicySnapshotPublished snapshot) {
        if (read) {
            reports.inForce(snapshot.tenant(), snapshot.version(), snapshot.contentHash(), snapshot.issuedAt());
        } else {
            reports.found(snapshot.tenant(), snapshot.version(), snapshot.contentHash());
        }
    }

    private void reject(PolicySnapshotPublished snapshot, long kept, List<String> problems) {
        rejected.add(snapshot.tenant());
        reports.rejected(snapshot.tenant(), snapshot.version(), kept, problems);
        LOG.atError()
                .addKeyValue("tenant", snapshot.tenant())
                .addKeyValue("version", snapshot.version())
                .addKeyValue("problems", problems)
                .log("policy snapshot rejected; the previous one stays in force");
    }

    /** How many tenants have policies here. */
    int size() {
        return byTenant.size();
    }
}
