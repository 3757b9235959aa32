package dev.latchkey.credential.access;

import dev.latchkey.events.PolicySnapshotPublished;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.problem.InvalidValueException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policies in force here, by tenant. A snapshot that cannot be compiled is left out whole: the old one stays. */
public final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private static final CompiledPolicies NONE = CompiledPolicies.none("none");

    private final Map<String, CompiledPolicies> byTenant = new ConcurrentHashMap<>();

    private volatile boolean read;

    /** Whether what was published has been read: before that, nothing may be let in. */
    public boolean read() {
        return read;
    }

    void readToTheEnd() {
        read = true;
    }

    /** The tenant's policies; none, at version 0, where it never had any. */
    public CompiledPolicies of(String tenant) {
        CompiledPolicies found = byTenant.get(tenant);
        return found == null ? NONE : found;
    }

    /** Puts a snapshot in force, unless it is older than the one that is. */
    void put(PolicySnapshotPublished snapshot) {
        if (snapshot.version() <= of(snapshot.tenant()).version()) {
            return;
        }
        try {
            byTenant.put(snapshot.tenant(), CompiledPolicies.compile(SnapshotReader.read(snapshot)));
            LOG.atInfo()
                    .addKeyValue("tenant", snapshot.tenant())
                    .addKeyValue("version", snapshot.version())
                    .log("policy snapshot in force");
        } catch (InvalidValueException broken) {
            LOG.atError()
                    .addKeyValue("tenant", snapshot.tenant())
                    .addKeyValue("version", snapshot.version())
                    .addKeyValue("problems", broken.problems())
                    .log("policy snapshot rejected; the previous one stays in force");
        }
    }
}
