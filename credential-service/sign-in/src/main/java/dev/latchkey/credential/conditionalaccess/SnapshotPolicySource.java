package dev.latchkey.credential.conditionalaccess;

import dev.latchkey.policy.evaluation.CompiledPolicies;

/** The policies in force here, unless they could not be understood, may be older than their tenant wants, or are lost. */
record SnapshotPolicySource(
        PolicySnapshots snapshots,
        PolicyConfirmations confirmations,
        PolicyFreshness freshness,
        PolicyCompleteness completeness)
        implements PolicySource {
    @Override
    public boolean ready() {
        return snapshots.read() && confirmations.read();
    }

    @Override
    public CompiledPolicies of(String tenant) {
        if (snapshots.unknown(tenant)) {
            throw new IllegalStateException("the tenant's policies could not be understood");
        }
        if (freshness.doubtful(tenant)) {
            throw new IllegalStateException("the tenant's policies may have been overwritten");
        }
        if (freshness.tooOld(tenant)) {
            throw new IllegalStateException("the tenant's policies may be older than it wants");
        }
        if (completeness.mayLack(tenant)) {
            throw new IllegalStateException("the tenant may have policies that are not on their topic");
        }
        return snapshots.of(tenant);
    }
}
