package dev.latchkey.kit.consuming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.latchkey.events.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.ApplicationContext;

/**
 * What every handler of every service keeps to: it takes every event of its topics, and again; one event that fails, of
 * whatever it fails, is put aside alone, and the rest reaches the handler; none is while something is away.
 */
public abstract class HandlerContract {
    private static final int MORE_THAN_ENOUGH = 30;

    /** The running service, with its database and its broker. */
    protected abstract ApplicationContext service();

    /** A handler for a binding that were not the kit's would know none of this. */
    @Test
    void everyBindingHasAHandlerOfTheKit() {
        assertThat(handlers().keySet()).isNotEmpty().isEqualTo(topics().keySet());
    }

    @TestFactory
    Stream<DynamicTest> takesEveryEventOfItsTopicsAndAgain() {
        return each((group, handler, records) -> {
            ConsumingFixture box = new ConsumingFixture();
            assertThatCode(() -> box.batches.accept(group, handler, records)).doesNotThrowAnyException();
            assertThatCode(() -> box.batches.accept(group, handler, records)).doesNotThrowAnyException();
        });
    }

    @TestFactory
    Stream<DynamicTest> digestsTheRestWhereOneEventFails() {
        return each((group, handler, records) -> {
            RawRecord failing = records.getLast();
            ConsumingFixture box = new ConsumingFixture();
            box.consume(failingOn(failing, handler), records, MORE_THAN_ENOUGH);
            List<Map<String, String>> letters = box.letters().stream()
                    .filter(letter -> letter.get(DeadLetters.REASON).equals("keepsFailing"))
                    .toList();
            assertThat(letters)
                    .singleElement()
                    .satisfies(letter -> assertThat(letter)
                            .containsEntry("ce_id", failing.header("ce_id").orElseThrow())
                            .containsEntry(DeadLetters.DETAIL, "ClassCastException"));
            assertThat(box.progress.failures("test.group", records))
                    .as("it got on")
                    .isZero();
        });
    }

    @TestFactory
    Stream<DynamicTest> losesNothingWhileSomethingIsAway() {
        return each((group, handler, records) -> {
            ConsumingFixture box = new ConsumingFixture();
            box.away.add("mongodb");
            BatchHandler failing = failingOn(records.getFirst(), handler);
            assertThat(box.consume(failing, records, MORE_THAN_ENOUGH)).isEqualTo(MORE_THAN_ENOUGH);
            assertThat(box.letters()).isEmpty();
        });
    }

    private static BatchHandler failingOn(RawRecord one, BatchHandler handler) {
        return events -> {
            if (events.stream().anyMatch(event -> event.raw().equals(one))) {
                throw new ClassCastException("as of a number of another type in a document");
            }
            handler.handle(events);
        };
    }

    private Stream<DynamicTest> each(Check check) {
        return handlers().entrySet().stream()
                .map(each -> dynamicTest(
                        each.getKey(), () -> check.hold(each.getKey(), each.getValue(), records(each.getKey()))));
    }

    private List<RawRecord> records(String group) {
        return topics().getOrDefault(group, Set.of()).stream()
                .flatMap(topic -> SampleRecords.of(topic).stream())
                .toList();
    }

    private Map<String, BatchHandler> handlers() {
        return new TreeMap<>(service().getBean(EventBatches.class).handlers());
    }

    /** By group, as the bindings have them. */
    private Map<String, Set<Topic>> topics() {
        return Arrays.stream(property("spring.cloud.function.definition").split(";"))
                .map(function -> "spring.cloud.stream.bindings." + function + "-in-0.")
                .collect(Collectors.toMap(
                        binding -> property(binding + "group"),
                        binding -> topics(property(binding + "destination")),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Set<Topic> topics(String destination) {
        List<String> names = List.of(destination.split(","));
        return Arrays.stream(Topic.values())
                .filter(topic -> names.contains(topic.wireName()))
                .collect(Collectors.toSet());
    }

    private String property(String name) {
        return service().getEnvironment().getRequiredProperty(name);
    }

    /** Something that holds for a handler. */
    @FunctionalInterface
    private interface Check {
        void hold(String group, BatchHandler handler, List<RawRecord> records);
    }
}
