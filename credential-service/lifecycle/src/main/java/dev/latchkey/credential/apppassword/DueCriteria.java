package dev.latchkey.credential.apppassword;

import static dev.latchkey.credential.apppassword.AppPasswordState.ACTIVE;
import static dev.latchkey.credential.apppassword.AppPasswordState.PENDING;
import static dev.latchkey.credential.apppassword.AppPasswordState.RETIRING;
import static dev.latchkey.credential.apppassword.AppPasswordState.SUSPENDED;

import java.time.Instant;
import java.util.Set;
import org.bson.Document;

/** Of which app passwords something is due. */
final class DueCriteria {
    private DueCriteria() {}

    /** It can still come to be used, now or after it was suspended. */
    static DueCriterion alive(Instant now) {
        return TimedTransition.inOneOf(AppPasswordState.ALIVE, now);
    }

    /** It expires before a moment, and has not by now. */
    static DueCriterion expiresBefore(Instant now, Instant moment) {
        return alive(now).and(Deadline.EXPIRY.comesBefore(now, moment));
    }

    /** It has a successor, and stops working before a moment. */
    static DueCriterion retiresBefore(Instant now, Instant moment) {
        return TimedTransition.inOneOf(Set.of(RETIRING), now).and(Deadline.RETIREMENT.comesBefore(now, moment));
    }

    /** It was issued before a moment, still has no successor, and is not over. */
    static DueCriterion unrotatedSince(Instant moment, Instant now) {
        return TimedTransition.inOneOf(Set.of(PENDING, ACTIVE, SUSPENDED), now)
                .and(new DueCriterion(
                        password -> password.succession() == null
                                && password.issuedAt().isBefore(moment),
                        new Document("succession", null).append("issuedAt", new Document("$lt", moment))));
    }

    /** Its successor is not on the record as enough yet, whether or not its time is over: that is for the rule to say. */
    static DueCriterion rotated() {
        return new DueCriterion(
                password -> password.written() == RETIRING, new Document(AppPasswordDocument.STATE, RETIRING.name()));
    }

    /** Its owner was not told of it. */
    static DueCriterion notReminded(ReminderReason reason) {
        return new DueCriterion(
                password -> !password.reminded().contains(reason),
                new Document(AppPasswordDocument.REMINDED, new Document("$ne", reason.wireName())));
    }

    /** It is a tenant's. */
    static DueCriterion ofTenant(String tenant) {
        return new DueCriterion(password -> password.tenant().equals(tenant), new Document("tenant", tenant));
    }
}
