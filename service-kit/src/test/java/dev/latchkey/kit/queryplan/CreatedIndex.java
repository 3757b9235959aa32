package dev.latchkey.kit.queryplan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;

/** An index as a service has it created. */
record CreatedIndex(BsonDocument description) {
    private static final String EXPIRES = "expireAfterSeconds";

    String name() {
        return description.getString("name").getValue();
    }

    Set<String> fields() {
        return description.getDocument("key").keySet();
    }

    boolean isUnique() {
        return BsonBoolean.TRUE.equals(description.get("unique"));
    }

    /** Whether it is there for the database itself: it lets nothing be twice, or removes what is over. */
    boolean isRule() {
        return isUnique() || description.containsKey(EXPIRES);
    }

    /** Its keys, and what is special about it. */
    String text() {
        List<String> parts = new ArrayList<>(List.of("`" + QueryShape.ofSort(description.getDocument("key")) + "`"));
        if (isUnique()) {
            parts.add("unique");
        }
        if (BsonBoolean.TRUE.equals(description.get("sparse"))) {
            parts.add("sparse");
        }
        if (description.containsKey(EXPIRES)) {
            long seconds = description.getNumber(EXPIRES).longValue();
            parts.add(seconds == 0 ? "expires" : "expires after " + Duration.ofSeconds(seconds));
        }
        return String.join(", ", parts);
    }
}
