package dev.latchkey.credential.rules;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/** How old the app passwords of a tenant may get before they are overdue for rotation; counted in UTC. */
public record RotationAgeLimit(String tenant, Period age) {

    /** Whatever was issued before that is overdue. */
    public Instant oldest(Instant now) {
        return now.atZone(ZoneOffset.UTC).minus(age).toInstant();
    }

    /** Since when one is overdue, or will be, that was issued then. */
    public Instant dueAt(Instant issuedAt) {
        return issuedAt.atZone(ZoneOffset.UTC).plus(age).toInstant();
    }
}
