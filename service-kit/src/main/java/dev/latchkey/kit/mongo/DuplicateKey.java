package dev.latchkey.kit.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;

/** The failure of a write that a unique index does not let: somebody else was faster, or the name is taken. */
public final class DuplicateKey {
    private DuplicateKey() {}

    /** Whether a write failed for that alone; of several writes at once, each of those that failed. */
    public static boolean is(Throwable failure) {
        return switch (failure) {
            case MongoWriteException write -> write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
            case MongoBulkWriteException bulk ->
                bulk.getWriteConcernError() == null
                        && bulk.getWriteErrors().stream()
                                .allMatch(each -> each.getCategory() == ErrorCategory.DUPLICATE_KEY);
            default -> false;
        };
    }
}
