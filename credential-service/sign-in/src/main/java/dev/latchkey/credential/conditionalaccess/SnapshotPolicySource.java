package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.policy.evaluation.CompiledPolicies;

/** The policies in force here, unless they could not be understood or may be older than their tenant wants. */
record SnapshotPolicySource(PolicySnapshots snapshots, PolicyFreshness freshness) implements PolicySource {
    @Override
    public boolean ready() {
        return snapshots.read();
    }

    @Override
    public CompiledPolicies of(String tenant) {
        if (snapshots.unknown(tenant)) {
            throw new IllegalStateException("the tenant's policies could not be understood");
        }
        if (freshness.tooOld(tenant)) {
            throw new IllegalStateException("the tenant's policies may be older than it wants");
        }
        return snapshots.of(tenant);
    }
}
