package dev.latchkey.credential.apppassword;

import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A moment that an app password may carry and that changes it by coming: of one in memory, and of all in the database. */
enum Deadline {
    /** Its end. */
    EXPIRY("expiresAt") {
        @Override
        @Nullable
        Instant of(AppPassword password) {
            return password.expiresAt();
        }
    },
    /** When its successor is enough at the latest. */
    RETIREMENT("succession.retiresAt") {
        @Override
        @Nullable
        Instant of(AppPassword password) {
            SuccessorReference succession = password.succession();
            return succession == null ? null : succession.retiresAt();
        }
    },
    /** Until when it is to be used for the first time. */
    ACTIVATION("activateBy") {
        @Override
        Instant of(AppPassword password) {
            return password.activateBy();
        }
    };

    private final String field;

    Deadline(String field) {
        this.field = field;
    }

    abstract @Nullable Instant of(AppPassword password);

    /** Whether it has come; one that there is not never does. */
    boolean hasCome(AppPassword password, Instant now) {
        Instant moment = of(password);
        return moment != null && !now.isBefore(moment);
    }

    /** The same, asked of the database. */
    Document hasCome(Instant now) {
        return new Document(field, new Document("$lte", now));
    }

    /** The contrary of {@link #hasCome(Instant)}. */
    Document isAhead(Instant now) {
        return new Document("$or", List.of(new Document(field, null), new Document(field, new Document("$gt", now))));
    }

    /** Whether it is ahead, and comes before a moment. */
    DueCriterion comesBefore(Instant now, Instant moment) {
        return new DueCriterion(
                password -> {
                    Instant deadline = of(password);
                    return deadline != null && deadline.isAfter(now) && deadline.isBefore(moment);
                },
                new Document(field, new Document("$gt", now).append("$lt", moment)));
    }
}
