package dev.latchkey.policies.snapshot;

import java.util.List;

/**
 * What of the rules that are stored is on the topic.
 *
 * @param behind    the tenants whose newest rules are not
 * @param published how many tenants have rules that are
 */
record SnapshotCoverage(List<String> behind, long published) {
    SnapshotCoverage {
        behind = List.copyOf(behind);
    }
}
