package dev.latchkey.credential.verification;

import java.time.Instant;

/**
 * What the policies of a tenant made of an attempt.
 *
 * @param version of the policies
 * @param at      when
 */
record PolicyDecision(EvaluatedPolicies judged, long version, Instant at) {}
