package dev.latchkey.kit.queryplan;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The last query that a client has sent with a condition on some field, and how much the server reads for it. */
public final class LastQuery implements CommandListener {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> KEPT = List.of("find", "filter", "sort", "limit", "projection");

    private final String field;
    private volatile @Nullable BsonDocument last;

    /** @param field the one that it has a condition on */
    public LastQuery(String field) {
        this.field = field;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (event.getCommandName().equals("find")) {
            BsonDocument sent = BsonDocument.parse(event.getCommand().toJson());
            if (QueryShape.fields(sent.getDocument("filter")).anyMatch(field::equals)) {
                sent.keySet().retainAll(KEPT);
                last = sent;
            }
        }
    }

    /** Whether there was any. */
    public boolean isThere() {
        return last != null;
    }

    /** How many documents are read for it. */
    public long documentsExamined(MongoDatabase database) {
        return examined(database, "totalDocsExamined");
    }

    /** How many entries of indexes are read for it. */
    public long keysExamined(MongoDatabase database) {
        return examined(database, "totalKeysExamined");
    }

    private long examined(MongoDatabase database, String what) {
        BsonDocument explain = new BsonDocument("explain", Objects.requireNonNull(last))
                .append("verbosity", new BsonString("executionStats"));
        BsonDocument explained = Objects.requireNonNull(
                Mono.from(database.runCommand(explain, BsonDocument.class)).block(PATIENCE));
        return explained.getDocument("executionStats").getNumber(what).longValue();
    }
}
