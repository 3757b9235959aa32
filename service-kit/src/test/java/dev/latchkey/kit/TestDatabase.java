package dev.latchkey.kit;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import dev.latchkey.embedded.EmbeddedDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A database for tests that is theirs alone and gone afterwards: an embedded one, or one of its own name on the server
 * that the property {@value #PROPERTY} names.
 */
public final class TestDatabase implements AutoCloseable {
    /** A connection string; absent or empty: the embedded database. */
    public static final String PROPERTY = "latchkey.test.mongodb";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final @Nullable EmbeddedDatabase embedded;
    private final String connectionString;
    private final String name;

    private TestDatabase(@Nullable EmbeddedDatabase embedded, String connectionString, String name) {
        this.embedded = embedded;
        this.connectionString = connectionString;
        this.name = name;
    }

    /** @param suite what is tested, in a name that databases may have */
    public static TestDatabase start(String suite) {
        String name =
                "latchkey-test-" + suite + "-" + UUID.randomUUID().toString().substring(0, 8);
        if (isExternal()) {
            TestDatabase external = new TestDatabase(null, System.getProperty(PROPERTY), name);
            // One that all tests of a process share is closed by none of them.
            Runtime.getRuntime().addShutdownHook(new Thread(external::drop, "drop-" + name));
            return external;
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.inMemory();
        return new TestDatabase(embedded, embedded.connectionString(), name);
    }

    /** Whether tests run on a server that somebody else has started. */
    public static boolean isExternal() {
        return !System.getProperty(PROPERTY, "").isEmpty();
    }

    /** Where the server is. */
    public String connectionString() {
        return connectionString;
    }

    /** The name of the database there. */
    public String name() {
        return name;
    }

    /** What a service is told to use it. */
    public List<String> settings() {
        return List.of("latchkey.mongodb=" + connectionString, "latchkey.database=" + name);
    }

    @Override
    public void close() {
        if (embedded == null) {
            drop();
        } else {
            embedded.close();
        }
    }

    private void drop() {
        try (MongoClient client = MongoClients.create(connectionString)) {
            Mono.from(client.getDatabase(name).drop()).block(PATIENCE);
        }
    }
}
