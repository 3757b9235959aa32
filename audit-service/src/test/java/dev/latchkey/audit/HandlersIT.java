package dev.latchkey.audit;

import dev.latchkey.embedded.EmbeddedDatabase;
import dev.latchkey.kit.consuming.HandlerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

class HandlersIT extends HandlerContract {
    @TempDir
    static Path directory;

    private static EmbeddedDatabase database;
    private static RunningAudit audit;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.inMemory();
        audit = new RunningAudit(directory, database.connectionString());
    }

    @AfterAll
    static void stop() {
        audit.close();
        database.close();
    }

    @Override
    protected ApplicationContext service() {
        return audit.context();
    }
}
