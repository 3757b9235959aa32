package dev.latchkey.credential.lastuse;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import dev.latchkey.credential.memory.MemoryBudget;
import dev.latchkey.events.AppPasswordReawakened;
import dev.latchkey.events.Envelope;
import dev.latchkey.events.SignInReason;
import dev.latchkey.events.SignInRecorded;
import dev.latchkey.events.SignInResult;
import dev.latchkey.kit.TestDatabase;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.publishing.OutboundEvent;
import dev.latchkey.policy.network.Cidr;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What keeping last uses costs, and gets right, where hardly any of the app passwords has room in memory. */
class LastUseProjectionIT {
    private static final Instant MONDAY = Instant.parse("2026-11-30T08:00:00Z");
    private static final Duration SILENCE = Duration.ofDays(90);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PASSWORDS = 400;
    private static final long HARDLY_ANY = 1 << 15;
    private static final String HOME = "192.0.2.7";
    private static final String OFFICE = "198.51.100.7";
    private static final Queue<String> COMMANDS = new ConcurrentLinkedQueue<>();

    private static TestDatabase server;
    private static MongoClient client;

    private final Queue<String> settled = new ConcurrentLinkedQueue<>();
    private final List<OutboundEvent> told = new ArrayList<>();
    private boolean settles = true;
    private LastUses lastUses;
    private LastUseProjection projection;

    @BeforeAll
    static void start() {
        server = TestDatabase.start("last-use");
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.connectionString()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        COMMANDS.add(event.getCommandName());
                    }
                })
                .build());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        lastUses = new LastUses(client.getDatabase(server.name()).getCollection("last-uses-" + System.nanoTime()));
        MemoryBudget budget = new MemoryBudget(HARDLY_ANY, new SimpleMeterRegistry());
        DormancyDetector dormancy = new DormancyDetector(this::tell, SILENCE);
        projection = new LastUseProjection(lastUses, new EarlierUses(lastUses, budget), this::settle, dormancy);
        COMMANDS.clear();
    }

    private CompletableFuture<Void> tell(OutboundEvent event) {
        told.add(event);
        return CompletableFuture.completedFuture(null);
    }

    private Mono<Boolean> settle(Envelope<SignInRecorded> use) {
        settled.add(use.data().credential());
        return Mono.just(settles);
    }

    private void useAll(Instant at, String address) {
        projection.handle(IntStream.range(0, PASSWORDS)
                .mapToObj(number -> use(number, at, address))
                .toList());
    }

    private List<Cidr> networksOf(int number) {
        return lastUses.of("acme", List.of("p" + number))
                .next()
                .blockOptional(PATIENCE)
                .orElseThrow()
                .networks();
    }

    @Test
    void costsOneReadAndOneWriteForAllOfABatchThatAreNotRemembered() {
        useAll(MONDAY, HOME);
        COMMANDS.clear();
        useAll(MONDAY.plusSeconds(10), HOME);

        assertThat(COMMANDS).containsExactly("find", "update");
        assertThat(settled).hasSize(PASSWORDS);
    }

    @Test
    void writesANetworkOnceHoweverOftenTheAppPasswordIsForgotten() {
        useAll(MONDAY, OFFICE);
        for (int i = 1; i <= 110; i++) {
            useAll(MONDAY.plusSeconds(i), HOME);
        }

        assertThat(networksOf(7)).extracting(Cidr::toString).containsExactly("198.51.100.0/24", "192.0.2.0/24");
    }

    @Test
    void hasAFirstUseItsConsequencesUntilTheyCameAbout() {
        settles = false;
        useAll(MONDAY, HOME);
        settles = true;
        useAll(MONDAY.plusSeconds(1), HOME);
        useAll(MONDAY.plusSeconds(2), HOME);

        assertThat(settled).hasSize(2 * PASSWORDS);
    }

    @Test
    void tellsOfASilenceOnce() {
        useAll(MONDAY, HOME);
        useAll(MONDAY.plusSeconds(1), HOME);
        Instant after = MONDAY.plus(SILENCE).plusSeconds(2);
        useAll(after, HOME);
        useAll(after.plusSeconds(1), HOME);

        assertThat(told)
                .extracting(each -> ((AppPasswordReawakened) each.event()).credential())
                .hasSizeGreaterThan(PASSWORDS * 9 / 10)
                .doesNotHaveDuplicates();
    }

    private static ReceivedEvent use(int number, Instant at, String address) {
        SignInRecorded signIn = new SignInRecorded(
                "acme",
                "a" + number,
                "a" + number + "@acme.example",
                null,
                SignInResult.ACCEPTED,
                SignInReason.ACCEPTED,
                "p" + number,
                "Phone",
                "imap",
                "mail",
                "mx",
                address,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                0,
                null,
                1,
                "r1",
                null);
        RawRecord raw = new RawRecord("latchkey.sign-ins", 0, number, null, null, Map.of());
        UUID id = new UUID(at.toEpochMilli() << 16, number);
        return new ReceivedEvent(new Envelope<>(id, "/s", at, "p", number + 1, null, signIn), raw);
    }
}
