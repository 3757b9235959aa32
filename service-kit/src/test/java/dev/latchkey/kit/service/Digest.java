package dev.latchkey.kit.service;

import dev.latchkey.kit.consuming.PoisonEventException;
import dev.latchkey.kit.consuming.PoisonousBatchException;
import dev.latchkey.kit.consuming.ReceivedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Takes note of events; can be told to fail. */
final class Digest {
    final List<String> digested = new CopyOnWriteArrayList<>();
    final Set<String> poisonous = ConcurrentHashMap.newKeySet();
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger calls = new AtomicInteger();
    volatile Supplier<Throwable> failure = () -> new IllegalStateException("the database is away");

    void handle(List<ReceivedEvent> events) {
        calls.incrementAndGet();
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throwUnchecked(failure.get());
        }
        Map<ReceivedEvent, PoisonEventException> poison = new HashMap<>();
        events.stream()
                .filter(event -> poisonous.contains(event.event().subject()))
                .forEach(event -> poison.put(event, new PoisonEventException("noSuchShard", "shard 7")));
        if (!poison.isEmpty()) {
            throw new PoisonousBatchException(poison);
        }
        events.forEach(event -> digested.add(event.event().subject()));
    }

    private static void throwUnchecked(Throwable failure) {
        switch (failure) {
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }
}
