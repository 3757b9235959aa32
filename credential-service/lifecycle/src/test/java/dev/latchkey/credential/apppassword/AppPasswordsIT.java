package dev.latchkey.credential.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import dev.latchkey.kit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** All app passwords of a tenant, of which there may be more than fit into memory. */
class AppPasswordsIT {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MANY = 1_700;

    private final AtomicInteger queries = new AtomicInteger();

    @Test
    void areReadStepByStepInTheOrderOfTheirIds() {
        try (TestDatabase server = TestDatabase.start("steps");
                MongoClient client = connect(server)) {
            var collection = client.getDatabase(server.name()).getCollection("app_passwords");
            Flux.range(0, MANY)
                    .flatMap(i -> Flux.just(of("acme", "c-" + i), of("acme-2", "c-" + i), of("acme0", "c-" + i)))
                    .map(AppPasswordDocument::write)
                    .buffer(1_000)
                    .concatMap(collection::insertMany)
                    .blockLast(PATIENCE);
            Flux<String> ids = new AppPasswords(collection)
                    .ofTenant("acme")
                    .doOnNext(each -> assertThat(each.tenant()).isEqualTo("acme"))
                    .map(AppPassword::id);

            assertThat(ids.take(3).collectList().block(PATIENCE)).containsExactly("c-0", "c-1", "c-10");
            assertThat(queries).as("nobody wanted the second step").hasValue(1);
            List<String> all = ids.collectList().block(PATIENCE);
            assertThat(all).hasSize(MANY).isSorted().doesNotHaveDuplicates();
        }
    }

    private MongoClient connect(TestDatabase server) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.connectionString()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        if (event.getCommandName().equals("find")) {
                            queries.incrementAndGet();
                        }
                    }
                })
                .build());
    }

    private static AppPassword of(String tenant, String id) {
        return new AppPassword(
                tenant,
                "a-1",
                id,
                "phone",
                null,
                AppPasswordState.ACTIVE,
                Set.of(),
                Set.of(),
                List.of(),
                null,
                NOON,
                NOON.plusSeconds(3_600),
                NOON.plusSeconds(60),
                NOON,
                null,
                null,
                null,
                null,
                null,
                Set.of(),
                1);
    }
}
