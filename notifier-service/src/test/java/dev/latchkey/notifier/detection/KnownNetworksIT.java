package dev.latchkey.notifier.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import dev.latchkey.kit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What it costs to know the networks of devices of which hardly any is in memory. */
class KnownNetworksIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Queue<String> COMMANDS = new ConcurrentLinkedQueue<>();

    private static TestDatabase server;
    private static MongoClient client;
    private static KnownNetworks networks;

    @BeforeAll
    static void start() {
        server = TestDatabase.start("networks");
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.connectionString()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        COMMANDS.add(event.getCommandName());
                    }
                })
                .build());
        networks = new KnownNetworks(client.getDatabase(server.name()).getCollection("networks"));
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Test
    void readsThoseOfAllDevicesOfABatchByOneQuery() {
        List<DetectionSubject> devices = IntStream.range(0, 300)
                .mapToObj(i -> new DetectionSubject("acme", "device" + i))
                .toList();
        Flux.fromIterable(devices.subList(0, 200))
                .concatMap(each -> networks.add(each, "192.0.2.0/24").then(networks.add(each, each.name())))
                .blockLast(PATIENCE);
        COMMANDS.clear();

        assertThat(networks.of(devices).block(PATIENCE))
                .hasSize(200)
                .containsEntry(devices.get(7), Set.of("192.0.2.0/24", "device7"));
        assertThat(COMMANDS).containsExactly("find");
    }

    @Test
    void asksNothingWhereAllAreInMemory() {
        COMMANDS.clear();
        assertThat(networks.of(Set.of()).block(PATIENCE)).isEmpty();
        assertThat(COMMANDS).isEmpty();
    }
}
