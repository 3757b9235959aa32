package dev.latchkey.credential.verification;

import dev.latchkey.policy.evaluation.Verdict;
import java.time.Instant;

/**
 * What the policies of a tenant made of an attempt.
 *
 * @param attributes that they could ask
 * @param version    of the policies; 0 where the tenant has none
 */
record PolicyDecision(Verdict verdict, CollectedAttributes attributes, long version) {
    /** When. */
    Instant at() {
        return attributes.asked().at();
    }
}
