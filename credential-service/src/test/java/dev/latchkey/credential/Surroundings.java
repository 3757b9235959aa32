package dev.latchkey.credential;

import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.embedded.EmbeddedDatabase;
import dev.latchkey.embedded.FreePort;
import dev.latchkey.kit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A broker and a database, each on its own port, that can be stopped and started again with what they hold; the database
 * unless it is on a server that others have started.
 */
final class Surroundings implements AutoCloseable {
    private final Path directory = directory();
    private final int kafkaPort = FreePort.find();
    private final int databasePort = FreePort.find();
    final Path keys = keys(directory);
    private EmbeddedBroker broker;
    private final @Nullable TestDatabase external;
    private EmbeddedDatabase database;

    Surroundings() {
        this(TestDatabase.isExternal() ? TestDatabase.start("credential") : null);
    }

    private Surroundings(@Nullable TestDatabase external) {
        this.external = external;
        startBroker();
        startDatabase();
    }

    /** With a database to stop, which is the embedded one on whatever server the other tests run. */
    static Surroundings withOwnDatabase() {
        return new Surroundings(null);
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "it")), "surroundings");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path keys(Path directory) {
        try {
            return Files.writeString(
                    directory.resolve("hmac.keys"), "1:aG1hYy1rZXktb2YtdGhlLXRlc3RzLTAxMjM0NTY3ODlhYmNkZWY=\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    /** Where the database's server is. */
    String mongodb() {
        return external == null ? "mongodb://127.0.0.1:" + databasePort : external.connectionString();
    }

    /** The name of the service's database there. */
    String databaseName() {
        return external == null ? "credential" : external.name();
    }

    /** What a service is told of its database. */
    List<String> database() {
        List<String> settings = external == null ? List.of("latchkey.mongodb=" + mongodb()) : external.settings();
        return settings.stream().map(each -> "--" + each).toList();
    }

    void startBroker() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), kafkaPort);
    }

    void stopBroker() {
        broker.close();
    }

    void startDatabase() {
        if (external == null) {
            database = EmbeddedDatabase.start(directory.resolve("mongodb"), databasePort);
        }
    }

    void stopDatabase() {
        if (external == null) {
            database.close();
        } else {
            external.close();
        }
    }

    @Override
    public void close() {
        stopBroker();
        stopDatabase();
    }
}
