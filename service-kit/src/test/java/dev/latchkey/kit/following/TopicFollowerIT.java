package dev.latchkey.kit.following;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.events.Topic;
import dev.latchkey.kit.BrokerProcess;
import dev.latchkey.kit.Facts;
import dev.latchkey.kit.MovableClock;
import dev.latchkey.kit.consuming.RawRecord;
import dev.latchkey.kit.consuming.ReceivedEvent;
import dev.latchkey.kit.kafka.KafkaClients;
import dev.latchkey.kit.publishing.EventPublisher;
import dev.latchkey.kit.publishing.OutboundEvent;
import dev.latchkey.kit.publishing.TestPublisher;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class TopicFollowerIT {
    @TempDir
    Path directory;

    private BrokerProcess broker;
    private EventPublisher publisher;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<RawRecord> missed = new CopyOnWriteArrayList<>();
    private final List<TopicRemoval> removals = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        broker = new BrokerProcess(directory).start().withTopics();
        publisher = TestPublisher.of(broker.bootstrapServers());
        Awaitility.await().until(publisher::ready);
    }

    @AfterEach
    void close() {
        publisher.close();
        broker.close();
    }

    @Test
    void losesNothingOverARestartOfTheBrokerAndKnowsWhenItIsBlind() {
        publish(0, 50);
        AtomicInteger caughtUp = new AtomicInteger();
        try (TopicFollower follower =
                following(new StartAt.Beginning(), this::note).whenCaughtUp(caughtUp::incrementAndGet)) {
            assertThat(follower.freshAsOf()).isEqualTo(Instant.MIN);
            follower.start();
            await().until(() -> caughtUp.get() == 1);
            assertThat(taken).hasSize(50);
            assertThat(follower.fresherThan(Duration.ofSeconds(5))).isTrue();
            broker.kill();
            Instant stale = Instant.now();
            await().until(() -> !follower.fresherThan(Duration.ofSeconds(3)));
            assertThat(follower.freshAsOf()).isBefore(stale.plusSeconds(1));
            broker.start();
            publish(50, 100);
            await().until(() -> taken.contains("c-99") && follower.fresherThan(Duration.ofSeconds(3)));
            // What was not acknowledged in time was sent twice.
            assertThat(taken.stream().distinct()).containsExactlyInAnyOrderElementsOf(names(0, 100));
            assertThat(caughtUp).hasValue(1);
        }
    }

    @Test
    void staysFreshWhileNothingHappens() {
        try (TopicFollower follower = following(new StartAt.End(), this::note).start()) {
            await().until(() -> follower.fresherThan(Duration.ofSeconds(2)));
            Instant first = follower.freshAsOf();
            await().until(() -> follower.freshAsOf().isAfter(first.plusSeconds(1)));
        }
    }

    @Test
    void beginsSomeTimeAgoOrAtTheEnd() {
        publish(0, 10);
        Instant between = Instant.now();
        Awaitility.await().until(() -> Instant.now().isAfter(between.plusMillis(200)));
        publish(10, 20);
        Instant now = Instant.now();
        StartAt sinceThen = new StartAt.Ago(Duration.between(between, now));
        // However long it takes until it begins to look back.
        Clock stopped = Clock.fixed(now, ZoneOffset.UTC);
        try (TopicFollower ago =
                        following(sinceThen, raw -> true, this::note, stopped).start();
                TopicFollower end = following(new StartAt.End(), event -> taken.add("from the end"))
                        .start()) {
            await().until(() -> ago.fresherThan(Duration.ofSeconds(5)) && end.fresherThan(Duration.ofSeconds(5)));
            assertThat(taken).containsExactlyInAnyOrderElementsOf(names(10, 20));
            publish(20, 21);
            await().until(() -> taken.contains("c-20") && taken.contains("from the end"));
        }
    }

    @Test
    void goesOnPastWhatTheSinkCannotTakeAndTellsItSo() {
        AtomicInteger attempts = new AtomicInteger();
        EventSink sink = new EventSink() {
            @Override
            public void take(ReceivedEvent event) {
                if (event.event().subject().equals("c-1")) {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("not this one");
                }
                note(event);
            }

            @Override
            public void missed(RawRecord raw, RuntimeException why) {
                missed.add(raw);
            }
        };
        publish(0, 3);
        try (TopicFollower follower = following(new StartAt.Beginning(), sink).start()) {
            await().until(() -> follower.fresherThan(Duration.ofSeconds(5)));
            assertThat(taken).containsExactlyInAnyOrder("c-0", "c-2");
            assertThat(attempts).hasValue(3);
            assertThat(missed)
                    .singleElement()
                    .satisfies(raw -> assertThat(raw.header("ce_subject")).contains("c-1"));
        }
    }

    @Test
    void goesOnWhenTheSinkEndsInAnError() {
        publish(0, 3);
        EventSink broken = event -> {
            if (event.event().subject().equals("c-1")) {
                throw new StackOverflowError("made up");
            }
            note(event);
        };
        try (TopicFollower follower = following(new StartAt.Beginning(), broken).start()) {
            await().until(() -> follower.fresherThan(Duration.ofSeconds(5)));
            publish(3, 4);
            await().until(() -> taken.contains("c-3"));
            assertThat(taken).containsExactlyInAnyOrder("c-0", "c-2", "c-3");
        }
    }

    @Test
    void isNotKeptByARecordThatCannotEvenBeLookedAt() {
        publish(0, 2);
        Predicate<RawRecord> choosy = raw -> {
            if (raw.header("ce_subject").equals(Optional.of("c-0"))) {
                throw new NoClassDefFoundError("made up");
            }
            return true;
        };
        EventSink sink = new EventSink() {
            @Override
            public void take(ReceivedEvent event) {
                note(event);
            }

            @Override
            public void missed(RawRecord raw, RuntimeException why) {
                missed.add(raw);
            }
        };
        try (TopicFollower follower =
                following(new StartAt.Beginning(), choosy, sink).start()) {
            await().until(() -> follower.fresherThan(Duration.ofSeconds(5)));
            assertThat(taken).containsExactly("c-1");
            assertThat(missed).hasSize(1);
        }
    }

    @Test
    void isRedWhileItDoesNotSeeItsTopic() {
        MovableClock clock = new MovableClock(Facts.NOON);
        TopicFollower blind = new TopicFollower(
                KafkaClients.of("127.0.0.1:1"), Topic.CREDENTIALS, new StartAt.End(), raw -> true, this::note, clock);
        FollowersHealth health = new FollowersHealth(() -> Map.of("credentials", blind));
        assertThat(health.health().getStatus()).as("nobody has begun to follow").isEqualTo(Status.UP);
        try (blind) {
            blind.start();
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            clock.advance(Duration.ofSeconds(31));
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.health().getDetails()).containsKey(Topic.CREDENTIALS.wireName());
        }
    }

    @Test
    void knowsWhatIsOnPartitionsThatAreAddedBeforeItSaysThatItIsFresh() throws Exception {
        try (TopicFollower follower = following(new StartAt.End(), this::note).start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            await().until(() -> follower.fresherThan(Duration.ofSeconds(5)));
            admin.createPartitions(Map.of(Topic.CREDENTIALS.wireName(), NewPartitions.increaseTo(12)))
                    .all()
                    .get();
            // One that has not known fewer: it does not wait until others have seen them.
            try (EventPublisher later = TestPublisher.of(broker.bootstrapServers())) {
                Awaitility.await().until(later::ready);
                for (int i = 0; i < 40; i++) {
                    later.publish(outgoing(i)).join();
                }
            }
            Instant acknowledged = Instant.now();
            await().until(() -> follower.freshAsOf().isAfter(acknowledged.plusSeconds(2)));
            assertThat(taken).hasSize(40);
        }
    }

    @Test
    void tellsWhatIsDeletedFromTheTopic() throws Exception {
        publish(0, 20);
        try (TopicFollower follower =
                        following(new StartAt.Beginning(), new RemovalSink()).start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            await().until(() -> taken.size() == 20 && follower.fresherThan(Duration.ofSeconds(5)));
            Map<TopicPartition, RecordsToDelete> all = follower.partitions().stream()
                    .collect(Collectors.toMap(p -> p, p -> RecordsToDelete.beforeOffset(-1)));
            admin.deleteRecords(all).all().get();
            await().until(() -> removals.stream().anyMatch(each -> each.concerns(each.partition(), 0)));
            assertThat(removals).noneMatch(TopicRemoval::unseen);
            publish(20, 21);
            await().until(() -> taken.size() == 21);
        }
    }

    @Test
    void readsATopicThatWasMadeAnewFromItsBeginning() throws Exception {
        publish(0, 20);
        try (TopicFollower follower =
                        following(new StartAt.Beginning(), new RemovalSink()).start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            await().until(() -> taken.size() == 20 && follower.fresherThan(Duration.ofSeconds(5)));
            String name = Topic.CREDENTIALS.wireName();
            admin.deleteTopics(List.of(name)).all().get();
            var again = new NewTopic(name, Topic.CREDENTIALS.partitions(), (short) 1);
            await().ignoreExceptions().until(() -> {
                admin.createTopics(List.of(again)).all().get();
                return true;
            });
            await().until(() -> removals.stream().anyMatch(TopicRemoval::unseen));
            try (EventPublisher later = TestPublisher.of(broker.bootstrapServers())) {
                Awaitility.await().until(later::ready);
                later.publish(outgoing(20)).join();
            }
            await().until(() -> taken.contains("c-20"));
        }
    }

    /** Whoever was told that something is on the topic finds it taken, once it has waited for the end as of then. */
    @Test
    void tellsWhenAllIsTakenThatIsThereByNow() {
        try (TopicFollower follower = following(new StartAt.End(), this::note);
                StreamEnds ends = new StreamEnds(KafkaClients.of(broker.bootstrapServers()), List.of(follower))) {
            assertThat(ends.asOfNow(Duration.ofSeconds(40)).getAsBoolean())
                    .as("does not follow yet")
                    .isFalse();
            follower.start();
            await().until(() -> follower.fresherThan(Duration.ofSeconds(5)));
            for (int i = 0; i < 30; i++) {
                publish(i, i + 1);
                BooleanSupplier seen = ends.asOfNow(Duration.ofSeconds(40));
                await().until(seen::getAsBoolean);
                assertThat(taken).contains("c-" + i);
            }
        }
    }

    private void note(ReceivedEvent event) {
        taken.add(event.event().subject());
    }

    private final class RemovalSink implements EventSink {
        @Override
        public void take(ReceivedEvent event) {
            note(event);
        }

        @Override
        public void removed(TopicRemoval removal) {
            removals.add(removal);
        }
    }

    private TopicFollower following(StartAt startAt, EventSink sink) {
        return following(startAt, raw -> true, sink);
    }

    private TopicFollower following(StartAt startAt, Predicate<RawRecord> wanted, EventSink sink) {
        return following(startAt, wanted, sink, Clock.systemUTC());
    }

    private TopicFollower following(StartAt startAt, Predicate<RawRecord> wanted, EventSink sink, Clock clock) {
        return new TopicFollower(
                KafkaClients.of(broker.bootstrapServers()), Topic.CREDENTIALS, startAt, wanted, sink, clock);
    }

    private void publish(int from, int to) {
        for (int i = from; i < to; i++) {
            OutboundEvent out = outgoing(i);
            await().until(() -> publisher
                    .publish(out)
                    .handle((ok, failure) -> failure == null)
                    .join());
        }
    }

    private static OutboundEvent outgoing(int i) {
        return new OutboundEvent(UUID.randomUUID(), Instant.now(), null, Facts.revoked("account-" + i, "c-" + i));
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "c-" + i).toList();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(40));
    }
}
