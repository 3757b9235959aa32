package dev.latchkey.policies.rules;

/**
 * How much a tenant may write.
 *
 * @param locations     named locations
 * @param ranges        networks of one named location
 * @param policies      policies
 * @param snapshotBytes all of it, as one event
 */
public record Limits(int locations, int ranges, int policies, long snapshotBytes) {}
