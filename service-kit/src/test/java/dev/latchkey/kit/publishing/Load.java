package dev.latchkey.kit.publishing;

import dev.latchkey.kit.Facts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Threads that publish as fast as they may, like event loops: never waiting. Remembers what became of each event. */
final class Load {
    private static final int THREADS = 4;

    final ConcurrentLinkedQueue<UUID> acknowledged = new ConcurrentLinkedQueue<>();
    final Map<UUID, UUID> replaced = new ConcurrentHashMap<>();
    final AtomicInteger refused = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    final AtomicLong longestAnswer = new AtomicLong();
    final ConcurrentLinkedQueue<Long> calls = new ConcurrentLinkedQueue<>();

    private final EventPublisher publisher;
    private final EventIds ids = EventIds.timeOrdered();
    private volatile boolean stopped;
    private List<Thread> threads = List.of();

    Load(EventPublisher publisher) {
        this.publisher = publisher;
    }

    Load start() {
        threads = IntStream.range(0, THREADS)
                .mapToObj(t -> Thread.ofPlatform().start(() -> run(t)))
                .toList();
        return this;
    }

    private void run(int thread) {
        for (int i = 0; !stopped && i < 500_000; i++) {
            if (open.get() < 3000) {
                publish("account-" + thread + "-" + i % 50);
            }
            LockSupport.parkNanos(Duration.ofNanos(300_000).toNanos());
        }
    }

    private void publish(String account) {
        UUID id = ids.next();
        OutboundEvent out = new OutboundEvent(id, Facts.NOON, null, Facts.revoked(account, "c"));
        open.incrementAndGet();
        long from = System.nanoTime();
        publisher.publish(out, this::replacement).whenComplete((ok, failure) -> {
            longestAnswer.accumulateAndGet(System.nanoTime() - from, Math::max);
            open.decrementAndGet();
            if (failure == null) {
                acknowledged.add(id);
            } else {
                refused.incrementAndGet();
            }
        });
        calls.add(System.nanoTime() - from);
    }

    private OutboundEvent replacement(OutboundEvent original) {
        UUID id = ids.next();
        replaced.put(original.id(), id);
        return new OutboundEvent(id, original.time(), null, Facts.revoked("x", "c", "replaces " + original.id()));
    }

    Load stop() {
        stopped = true;
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        });
        return this;
    }
}
