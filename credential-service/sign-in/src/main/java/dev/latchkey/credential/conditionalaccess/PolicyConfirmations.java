package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.events.PolicySnapshotsConfirmed;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.following.EventSink;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** When policy-service last confirmed that the newest policies of a tenant are published. */
final class PolicyConfirmations implements EventSink {
    private final Map<String, Instant> heldBack = new ConcurrentHashMap<>();
    private volatile Instant all = Instant.MIN;
    private volatile @Nullable Coverage coverage;
    private volatile boolean read;

    /**
     * How many tenants were found to have policies on the topic.
     *
     * @param by everything that was counted was on the topic by then
     */
    record Coverage(long tenants, Instant by) {}

    @Override
    public void take(ReceivedEvent event) {
        if (event.event() instanceof PolicySnapshotsConfirmed confirmed) {
            note(confirmed);
            if (confirmed.published() != null) {
                counted(confirmed.published(), event.envelope().time());
            }
        }
    }

    void counted(long tenants, Instant by) {
        coverage = new Coverage(tenants, by);
    }

    /** Null where nobody has counted. */
    @Nullable
    Coverage coverage() {
        return coverage;
    }

    void readToTheEnd() {
        read = true;
    }

    /** Whether what was confirmed before the start is known. */
    boolean read() {
        return read;
    }

    /** Whether the tenant has policies that were not on the topic. */
    boolean behind(String tenant) {
        return heldBack.containsKey(tenant);
    }

    void note(PolicySnapshotsConfirmed confirmed) {
        // Instances of policy-service take turns as they like: one that looked earlier may be heard later.
        if (confirmed.asOf().isAfter(all)) {
            Set<String> behind = new HashSet<>(confirmed.behind());
            behind.forEach(tenant -> heldBack.putIfAbsent(tenant, all));
            heldBack.keySet().retainAll(behind);
            all = confirmed.asOf();
        }
    }

    /** Of all tenants but those that waited then. */
    Instant ofMost() {
        return all;
    }

    /** Of a tenant; {@link Instant#MIN} where it never was, as far as is known here. */
    Instant of(String tenant) {
        Instant lastSeen = heldBack.get(tenant);
        return lastSeen == null ? all : lastSeen;
    }
}
