package dev.latchkey.credential.apppassword;

import static dev.latchkey.credential.apppassword.AppPasswordState.ACTIVE;
import static dev.latchkey.credential.apppassword.AppPasswordState.EXPIRED;
import static dev.latchkey.credential.apppassword.AppPasswordState.LAPSED;
import static dev.latchkey.credential.apppassword.AppPasswordState.PENDING;
import static dev.latchkey.credential.apppassword.AppPasswordState.RETIRING;
import static dev.latchkey.credential.apppassword.AppPasswordState.ROTATED_OUT;
import static dev.latchkey.credential.apppassword.AppPasswordState.SUSPENDED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * One way that time takes by itself: nothing is written then, so whoever looks has to know the time. Both ways to look
 * are here: at one app password in memory, and at all in the database.
 *
 * @param from what it was written as
 */
record TimedTransition(Set<AppPasswordState> from, Deadline deadline, AppPasswordState to) {

    /** All of them. Where several moments have come, the first of these counts. */
    static final List<TimedTransition> ALL = List.of(
            new TimedTransition(Set.of(PENDING, ACTIVE, RETIRING, SUSPENDED), Deadline.EXPIRY, EXPIRED),
            new TimedTransition(Set.of(RETIRING), Deadline.RETIREMENT, ROTATED_OUT),
            new TimedTransition(Set.of(PENDING), Deadline.ACTIVATION, LAPSED));

    /** What an app password is at a moment. */
    static AppPasswordState stateAt(AppPassword password, Instant now) {
        for (TimedTransition each : ALL) {
            if (each.from.contains(password.written()) && each.deadline.hasCome(password, now)) {
                return each.to;
            }
        }
        return password.written();
    }

    /** Whether it is in one of some states at a moment. */
    static DueCriterion inOneOf(Set<AppPasswordState> states, Instant now) {
        List<Document> ways = new ArrayList<>();
        List<String> asWritten = new ArrayList<>();
        for (AppPasswordState written : AppPasswordState.values()) {
            if (ways.addAll(ways(written, states, now))) {
                asWritten.add(written.name());
            }
        }
        // Said again for all ways together: an index is entered by it.
        Document query = new Document(AppPasswordDocument.STATE, new Document("$in", asWritten)).append("$or", ways);
        return new DueCriterion(password -> states.contains(stateAt(password, now)), query);
    }

    /** How what was written as one state can be in one of some now: each deadline in turn has come, or none has. */
    private static List<Document> ways(AppPasswordState written, Set<AppPasswordState> states, Instant now) {
        List<Document> ways = new ArrayList<>();
        List<Document> soFar = new ArrayList<>(List.of(new Document(AppPasswordDocument.STATE, written.name())));
        for (TimedTransition each : ALL) {
            if (each.from.contains(written)) {
                if (states.contains(each.to)) {
                    ways.add(allOf(soFar, each.deadline.hasCome(now)));
                }
                soFar.add(each.deadline.isAhead(now));
            }
        }
        if (states.contains(written)) {
            ways.add(new Document("$and", soFar));
        }
        return ways;
    }

    private static Document allOf(List<Document> conditions, Document oneMore) {
        List<Document> all = new ArrayList<>(conditions);
        all.add(oneMore);
        return new Document("$and", all);
    }
}
