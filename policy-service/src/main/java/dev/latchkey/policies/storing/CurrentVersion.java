package dev.latchkey.policies.storing;

/**
 * Which rules a tenant has, without the rules.
 *
 * @param published whether no event waits to be sent
 */
public record CurrentVersion(String tenant, long version, String contentHash, boolean published) {}
