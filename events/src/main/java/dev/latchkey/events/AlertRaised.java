package dev.latchkey.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Detection found something that somebody should know.
 *
 * @param alert      id; the same finding seen again has the same id
 * @param detector   which detector found it: {@code passwordSpray}, {@code guessing}, {@code newNetwork}, …
 * @param title      one line for a person
 * @param description what was seen and what to do, in a person's words
 * @param account    whom it concerns, where it is one account
 * @param credential which app password, where it is one
 * @param address    the source, where it is one
 * @param firstSeen  the earliest attempt that counted
 * @param lastSeen   the latest attempt that counted
 * @param attempts   how many attempts counted
 * @param accounts   how many accounts they concerned
 * @param evidence   ids of up to 20 sign-in events
 */
public record AlertRaised(
        String tenant,
        String alert,
        String detector,
        AlertSeverity severity,
        String title,
        String description,
        @Nullable String account,
        @Nullable String credential,
        @Nullable String address,
        Instant firstSeen,
        Instant lastSeen,
        long attempts,
        long accounts,
        List<UUID> evidence)
        implements Event {
    public AlertRaised {
        evidence = DefensiveCopy.list(evidence);
    }

    @Override
    public String subject() {
        return alert;
    }

    @Override
    public String key() {
        return ReservedTenants.key(tenant, account == null ? alert : account);
    }
}
