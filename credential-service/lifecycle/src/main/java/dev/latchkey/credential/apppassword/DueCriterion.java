package dev.latchkey.credential.apppassword;

import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;

/**
 * What holds of some app passwords, in the two forms in which it is asked: of one in memory, and of all in the
 * database. Both answer alike for moments of whole milliseconds, which is what the database keeps.
 */
record DueCriterion(Predicate<AppPassword> inMemory, Document query) {
    boolean holdsOf(AppPassword password) {
        return inMemory.test(password);
    }

    DueCriterion and(DueCriterion other) {
        return new DueCriterion(inMemory.and(other.inMemory), new Document("$and", List.of(query, other.query)));
    }
}
