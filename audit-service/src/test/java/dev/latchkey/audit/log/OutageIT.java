package dev.latchkey.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.audit.RunningAudit;
import dev.latchkey.audit.Sent;
import dev.latchkey.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageIT {
    private static final String ALL = "/v1/sign-ins?limit=500";

    @TempDir
    Path directory;

    private EmbeddedDatabase database;
    private RunningAudit audit;

    @BeforeEach
    void start() {
        database = EmbeddedDatabase.start(directory.resolve("db"), 0);
        audit = new RunningAudit(
                directory.resolve("kafka"), List.of("latchkey.mongodb=" + database.connectionString()));
        audit.send(run(1, 100));
        audit.awaitThat(() -> audit.count(ALL) == 100);
    }

    @AfterEach
    void stop() {
        audit.close();
        database.close();
    }

    @Test
    void nothingIsLostWhileTheDatabaseIsAway() {
        int port = database.port();
        database.close();
        audit.send(run(101, 200));
        audit.get(ALL, RunningAudit.AUDITOR).expectStatus().isEqualTo(503);
        database = EmbeddedDatabase.start(directory.resolve("db"), port);

        audit.awaitThat(() -> audit.count(ALL) == 200);
        assertThatTheLogIsWhole(200);
    }

    @Test
    void databaseThatForgotEverythingIsFilledAgainFromTheTopics() {
        int port = database.port();
        database.close();
        database = EmbeddedDatabase.start(directory.resolve("empty"), port);
        audit.send(run(101, 110));

        audit.awaitThat(() -> audit.count(ALL) == 110);
        assertThatTheLogIsWhole(110);
    }

    @Test
    void goesOnAfterARestart() {
        audit.stop();
        audit.send(run(101, 150));
        audit.start();

        audit.awaitThat(() -> audit.count(ALL) == 150);
        assertThatTheLogIsWhole(150);
    }

    private void assertThatTheLogIsWhole(long size) {
        // The head is written after the entries, which can be found before.
        audit.awaitThat(() -> shardSizes() == size);
        assertThat(audit.json("/v1/log-shards/verification", RunningAudit.AUDITOR)
                        .path("intact")
                        .asBoolean())
                .isTrue();
        assertThat(audit.json("/v1/producer-gaps", RunningAudit.AUDITOR).path("items"))
                .isEmpty();
    }

    private long shardSizes() {
        return audit.json("/v1/log-shards", RunningAudit.AUDITOR)
                .path("items")
                .valueStream()
                .mapToLong(shard -> shard.path("size").asLong())
                .sum();
    }

    private static List<Sent> run(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(n -> Sent.nth(n, Sent.signIn("acme", "ann@acme.example")))
                .toList();
    }
}
