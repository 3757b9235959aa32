package dev.latchkey.notifier;

import dev.latchkey.embedded.EmbeddedBroker;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.consuming.HandlerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

class HandlersIT extends HandlerContract {
    @TempDir
    static Path directory;

    private static EmbeddedBroker broker;
    private static TestDatabase database;
    private static RunningNotifier notifier;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(directory, 0);
        database = TestDatabase.start("notifier");
        notifier = RunningNotifier.start(broker, database);
    }

    @AfterAll
    static void stop() {
        notifier.close();
        database.close();
        broker.close();
    }

    @Override
    protected ApplicationContext service() {
        return notifier.context();
    }
}
