package dev.latchkey.policies.rules;

/**
 * One named location or policy.
 *
 * @param version the version of the tenant's rules with which it became what it is: never the same again, not even
 *     when it is removed and created anew
 */
public record Rule<T>(String id, String name, long version, T definition) {}
