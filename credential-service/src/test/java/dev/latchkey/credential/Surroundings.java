package dev.latchkey.credential;

import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.embedded.EmbeddedDatabase;
import dev.latchkey.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A broker and a database, each on its own port, that can be stopped and started again with what they hold. */
final class Surroundings implements AutoCloseable {
    private final Path directory = directory();
    private final int kafkaPort = FreePort.find();
    private final int databasePort = FreePort.find();
    final Path keys = keys(directory);
    private EmbeddedBroker broker;
    private EmbeddedDatabase database;

    Surroundings() {
        startBroker();
        startDatabase();
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

    String mongodb() {
        return "mongodb://127.0.0.1:" + databasePort;
    }

    void startBroker() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), kafkaPort);
    }

    void stopBroker() {
        broker.close();
    }

    void startDatabase() {
        database = EmbeddedDatabase.start(directory.resolve("mongodb"), databasePort);
    }

    void stopDatabase() {
        database.close();
    }

    @Override
    public void close() {
        stopBroker();
        stopDatabase();
    }
}
