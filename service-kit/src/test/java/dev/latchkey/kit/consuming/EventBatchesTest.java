package dev.latchkey.kit.consuming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.kit.Facts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.health.contributor.Status;
import org.springframework.kafka.support.serializer.DeserializationException;
import org.springframework.messaging.converter.MessageConversionException;

class EventBatchesTest {
    private static final int MORE_THAN_ENOUGH = 30;

    private final ConsumingFixture box = new ConsumingFixture();
    private final Set<String> digested = new TreeSet<>();

    private static List<RawRecord> records(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SampleRecords.of(Facts.revoked("ada", "c-" + i)))
                .toList();
    }

    /** Fails on some, whole batches with them, as a projection does that writes all of a batch at once. */
    private BatchHandler failingOn(Set<String> some, Supplier<Throwable> failure) {
        return events -> {
            if (events.stream().anyMatch(each -> some.contains(each.event().subject()))) {
                EventBatchesTest.<RuntimeException>sneak(failure.get());
            }
            events.forEach(each -> digested.add(each.event().subject()));
        };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    /** With those that the framework itself would take for final. */
    static List<Supplier<Throwable>> failures() {
        return List.of(
                () -> new ClassCastException("a Long is no Integer"),
                () -> new IllegalStateException(new ClassCastException("in the cause")),
                () -> new DeserializationException("made up", new byte[0], false, null),
                () -> new MessageConversionException("made up"),
                () -> new SerializationException("made up"),
                () -> new NoSuchMethodException("made up"),
                () -> new NullPointerException("made up"),
                () -> new StackOverflowError("made up"),
                () -> new NoClassDefFoundError("made up"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void putsTheOneEventAsideThatFailsWhateverItFailsOf(Supplier<Throwable> failure) {
        BatchHandler handler = failingOn(Set.of("c-7"), failure);
        assertThat(box.consume(handler, records(20), MORE_THAN_ENOUGH)).isEqualTo(10);
        assertThat(digested).hasSize(19).doesNotContain("c-7");
        assertThat(box.letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter)
                        .containsEntry("latchkey_dlt_reason", "keepsFailing")
                        .containsEntry(
                                "latchkey_dlt_detail", failure.get().getClass().getSimpleName()));
    }

    @Test
    void putsNothingAsideWhileSomethingIsAway() {
        box.away.add("mongodb");
        List<RawRecord> batch = records(5);
        BatchHandler failing = failingOn(Set.of("c-0", "c-1", "c-2", "c-3", "c-4"), ClassCastException::new);
        assertThat(box.consume(failing, batch, MORE_THAN_ENOUGH)).isEqualTo(MORE_THAN_ENOUGH);
        assertThat(box.letters()).isEmpty();
        box.away.clear();
        assertThat(box.consume(failingOn(Set.of(), ClassCastException::new), batch, 1))
                .isZero();
        assertThat(digested).hasSize(5);
        assertThat(box.letters()).isEmpty();
    }

    @Test
    void blamesNoEventForAFailureThatPasses() {
        int[] left = {12};
        BatchHandler handler = events -> {
            if (left[0]-- > 0) {
                throw new ClassCastException("passing");
            }
            events.forEach(each -> digested.add(each.event().subject()));
        };
        box.consume(handler, records(1), MORE_THAN_ENOUGH);
        assertThat(box.letters()).isEmpty();
        assertThat(digested).containsExactly("c-0");
    }

    @Test
    void blamesNoEventWhenTheProcessEnds() {
        List<RawRecord> batch = records(3);
        BatchHandler interrupted = events -> {
            throw new IllegalStateException(new InterruptedException("stopping"));
        };
        box.consume(interrupted, batch, MORE_THAN_ENOUGH);
        assertThat(box.letters()).isEmpty();
    }

    @Test
    void putsAsideEachThatFailsOnceThoughTheRestOfTheBatchFailsOn() {
        List<RawRecord> batch = records(4);
        List<String> away = new ArrayList<>();
        BatchHandler handler = events -> {
            if (events.stream().anyMatch(each -> each.event().subject().equals("c-3"))) {
                box.away.addAll(events.size() == 1 ? away : List.of());
                throw new IllegalStateException("needs what is away");
            }
            failingOn(Set.of("c-0"), ClassCastException::new).handle(events);
        };
        away.add("mongodb");
        box.consume(handler, batch, MORE_THAN_ENOUGH);
        assertThat(box.letters()).hasSize(1);
        away.clear();
        box.away.clear();
        box.consume(handler, batch, MORE_THAN_ENOUGH);
        assertThat(box.letters())
                .extracting(letter -> letter.get("ce_id"))
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(digested).containsExactly("c-1", "c-2");
    }

    /** A replay digests them in that order: what was revoked is not to be issued again by it. */
    @Test
    void putsPoisonAsideInTheOrderOfItsRecordsWhateverFindsIt() {
        List<RawRecord> batch = records(30);
        BatchHandler handler = events -> {
            Map<ReceivedEvent, PoisonEventException> poison = new HashMap<>();
            events.stream()
                    .filter(each -> !each.event().subject().endsWith("3"))
                    .forEach(each -> poison.put(each, new PoisonEventException("noSuchShard", "made up")));
            if (poison.isEmpty()) {
                throw new ClassCastException("fails alone and together");
            }
            throw new PoisonousBatchException(poison);
        };
        box.consume(handler, batch, MORE_THAN_ENOUGH);
        assertThat(box.letters())
                .extracting(letter -> letter.get("ce_id"))
                .containsExactlyElementsOf(batch.stream()
                        .map(raw -> raw.header("ce_id").orElseThrow())
                        .toList());
    }

    @Test
    void keepsTheReasonOfALetterThatIsTooLargeForTheBroker() {
        MockProducer<byte[], byte[]> choosy =
                new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> letter) {
                        return letter.value() == null
                                ? CompletableFuture.completedFuture(null)
                                : CompletableFuture.failedFuture(new RecordTooLargeException("made up"));
                    }
                };
        DeadLetters letters = new DeadLetters(choosy, box.meters, box.clock);
        RawRecord raw = records(1).getFirst();
        letters.deadLetter("test.group", raw, new PoisonEventException("unreadableData", "made up"));
        assertThat(box.meters
                        .counter("latchkey.events.dead.lettered", "group", "test.group", "reason", "unreadableData")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void isRedWhileAPartitionDoesNotGetOn() {
        ConsumingHealth health = new ConsumingHealth(box.progress, List::of, box.clock);
        box.away.add("mongodb");
        List<RawRecord> batch = records(2);
        box.consume(failingOn(Set.of("c-1"), ClassCastException::new), batch, 3);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        box.clock.advance(Duration.ofSeconds(61));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails())
                .hasEntrySatisfying(
                        "test.group latchkey.credentials-0",
                        words -> assertThat(words.toString()).contains("failed 3 times", "class cast"));
        box.away.clear();
        box.consume(failingOn(Set.of(), ClassCastException::new), batch, 1);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isRedWhereNothingConsumesForAGroup() {
        ConsumingHealth health = new ConsumingHealth(box.progress, () -> List.of("test.group"), box.clock);
        assertThat(health.health().getStatus()).as("it is about to begin").isEqualTo(Status.UP);
        box.clock.advance(Duration.ofSeconds(61));
        assertThat(health.health().getDetails()).containsKey("test.group");
    }

    @Test
    void forgetsAPartitionThatAnotherReplicaHas() {
        box.consume(failingOn(Set.of("c-0"), ClassCastException::new), records(1), 1);
        box.clock.advance(Duration.ofMinutes(11));
        box.batches.accept("another.group", failingOn(Set.of(), ClassCastException::new), records(1));
        assertThat(box.progress.stuck(Duration.ofMinutes(1))).isEmpty();
    }
}
