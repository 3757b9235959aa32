package dev.latchkey.events;

import java.time.Instant;

/**
 * Something about an app password is due, or will be soon: a reminder, told once.
 *
 * @param label      what its owner calls the device
 * @param what       {@code expires}, {@code retires} (its successor is to be in use by then) or
 *                   {@code rotationOverdue}
 * @param dueAt      when it is, or was
 * @param remindedAt when this was found
 */
public record AppPasswordReminded(
        String tenant,
        String account,
        String credential,
        long version,
        String label,
        String what,
        Instant dueAt,
        Instant remindedAt,
        Actor by)
        implements Event {
    @Override
    public String subject() {
        return credential;
    }

    @Override
    public String key() {
        return ReservedTenants.key(tenant, account);
    }
}
