package dev.latchkey.kit.publishing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sequence of one partition. Numbers are given out in the order in which records are handed to the producer, so
 * what the broker holds of this partition is always a prefix, except for sends that failed: those are kept here and sent
 * again under their number before anything new is let in.
 */
final class PartitionSequencer {
    final String topic;
    final int partition;
    final ReentrantLock lock = new ReentrantLock();
    private long last;
    private final TreeMap<Long, OutboundEvent> unconfirmed = new TreeMap<>();
    private final Deque<UnderWay> underWay = new ArrayDeque<>();

    PartitionSequencer(String topic, int partition) {
        this.topic = topic;
        this.partition = partition;
    }

    /** The next number. Call with the lock held, and hand the record to the producer before letting go of it. */
    long next() {
        return ++last;
    }

    /** Takes note of a record that was handed over. Call with the lock held. */
    void handedOver(CompletableFuture<Void> done, long now) {
        while (!underWay.isEmpty() && underWay.getFirst().done().isDone()) {
            underWay.removeFirst();
        }
        underWay.addLast(new UnderWay(done, now));
    }

    /** What was handed over before that time and is neither acknowledged nor failed. */
    List<CompletableFuture<Void>> overdue(long since) {
        lock.lock();
        try {
            return underWay.stream()
                    .takeWhile(each -> each.since() - since < 0)
                    .map(UnderWay::done)
                    .filter(done -> !done.isDone())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private record UnderWay(CompletableFuture<Void> done, long since) {}

    /** Whether a failed send still has to be made good. */
    boolean blocked() {
        return !unconfirmed.isEmpty();
    }

    void failed(long sequence, OutboundEvent replacement) {
        lock.lock();
        try {
            unconfirmed.put(sequence, replacement);
        } finally {
            lock.unlock();
        }
    }

    void confirmed(long sequence) {
        lock.lock();
        try {
            unconfirmed.remove(sequence);
        } finally {
            lock.unlock();
        }
    }

    int unconfirmed() {
        lock.lock();
        try {
            return unconfirmed.size();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest of those that have to be made good. */
    List<Unconfirmed> toRepeat(int atMost) {
        lock.lock();
        try {
            return unconfirmed.entrySet().stream()
                    .limit(atMost)
                    .map(e -> new Unconfirmed(e.getKey(), e.getValue()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    record Unconfirmed(long sequence, OutboundEvent out) {}
}
