package dev.latchkey.audit;

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

    private static TestDatabase database;
    private static RunningAudit audit;

    @BeforeAll
    static void start() {
        database = TestDatabase.start("audit");
        audit = new RunningAudit(directory, database);
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
